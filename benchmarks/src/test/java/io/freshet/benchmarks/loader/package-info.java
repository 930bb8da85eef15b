/**
 * The Postgres loader from topic to rows, beside psql's COPY of the same rows and plain INSERTs.
 */
@NullMarked
package io.freshet.benchmarks.loader;

import org.jspecify.annotations.NullMarked;
