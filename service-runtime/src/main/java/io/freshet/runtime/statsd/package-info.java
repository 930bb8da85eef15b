/** Reports to a StatsD server, in the reference's names and the DogStatsD dialect. */
@NullMarked
package io.freshet.runtime.statsd;

import org.jspecify.annotations.NullMarked;
