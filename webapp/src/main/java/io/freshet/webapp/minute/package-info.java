/** Counts of the last day by time, in memory that does not grow. */
@NullMarked
package io.freshet.webapp.minute;

import org.jspecify.annotations.NullMarked;
