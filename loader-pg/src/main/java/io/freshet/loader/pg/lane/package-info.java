/**
 * How batches get from the consumer's thread into the database: each lane has a connection and a
 * thread, and writes one batch while the next one is filled.
 */
@NullMarked
package io.freshet.loader.pg.lane;

import org.jspecify.annotations.NullMarked;
