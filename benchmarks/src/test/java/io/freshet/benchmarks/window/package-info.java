/** The dashboard before a million events, beside the dashboard of an empty pipeline. */
@NullMarked
package io.freshet.benchmarks.window;

import org.jspecify.annotations.NullMarked;
