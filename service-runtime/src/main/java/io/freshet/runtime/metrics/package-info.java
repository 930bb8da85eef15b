/** The one registry of counters, timers and gauges of a process. */
@NullMarked
package io.freshet.runtime.metrics;

import org.jspecify.annotations.NullMarked;
