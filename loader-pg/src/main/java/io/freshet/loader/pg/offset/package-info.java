/** How far each partition has been loaded, kept in the database beside the rows. */
@NullMarked
package io.freshet.loader.pg.offset;

import org.jspecify.annotations.NullMarked;
