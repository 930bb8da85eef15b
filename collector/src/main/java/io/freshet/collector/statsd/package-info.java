/** What the collector reports to StatsD servers, by the reference's names. */
@NullMarked
package io.freshet.collector.statsd;

import org.jspecify.annotations.NullMarked;
