/** What the enricher costs on Kafka Streams, beside a topology that does nothing. */
@NullMarked
package io.freshet.benchmarks.topology;

import org.jspecify.annotations.NullMarked;
