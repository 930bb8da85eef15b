/** From a JSON event to the rows of its tables, as COPY takes them. Pure. */
@NullMarked
package io.freshet.loader.pg.row;

import org.jspecify.annotations.NullMarked;
