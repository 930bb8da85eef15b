/** One JSON value as a cell of Postgres' COPY: by which rules, in which bytes. */
@NullMarked
package io.freshet.loader.pg.cell;

import org.jspecify.annotations.NullMarked;
