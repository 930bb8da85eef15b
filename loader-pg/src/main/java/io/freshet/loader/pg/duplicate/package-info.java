/** Events that come twice: which were loaded within the window, kept in the database. */
@NullMarked
package io.freshet.loader.pg.duplicate;

import org.jspecify.annotations.NullMarked;
