/** The reference's metrics for StatsD servers. */
@NullMarked
package io.freshet.collector.statsd;

import org.jspecify.annotations.NullMarked;
