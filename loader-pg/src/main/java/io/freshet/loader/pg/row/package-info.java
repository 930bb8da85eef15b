/** From a JSON event to the rows of its tables, as COPY text. Pure. */
@NullMarked
package io.freshet.loader.pg.row;

import org.jspecify.annotations.NullMarked;
