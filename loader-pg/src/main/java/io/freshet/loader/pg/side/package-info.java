/**
 * Streams beside the events: some topics each, whose records become rows of one table, one record
 * one row.
 */
@NullMarked
package io.freshet.loader.pg.side;

import org.jspecify.annotations.NullMarked;
