/** What the collector counts. */
@NullMarked
package io.freshet.collector.metrics;

import org.jspecify.annotations.NullMarked;
