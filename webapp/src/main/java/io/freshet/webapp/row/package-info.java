/** Finds the Postgres rows of events. */
@NullMarked
package io.freshet.webapp.row;

import org.jspecify.annotations.NullMarked;
