/**
 * One batch, one transaction: offsets, tables, rows by COPY, bad rows for what cannot be written.
 */
@NullMarked
package io.freshet.loader.pg.copy;

import org.jspecify.annotations.NullMarked;
