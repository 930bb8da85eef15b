/** The enricher on Kafka Streams: which topic is read, which are written, what is counted. */
@NullMarked
package io.freshet.enricher.topology;

import org.jspecify.annotations.NullMarked;
