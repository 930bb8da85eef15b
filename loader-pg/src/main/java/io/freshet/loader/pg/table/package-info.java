/** The tables in the database: how they are, how they should be, and what is done about it. */
@NullMarked
package io.freshet.loader.pg.table;

import org.jspecify.annotations.NullMarked;
