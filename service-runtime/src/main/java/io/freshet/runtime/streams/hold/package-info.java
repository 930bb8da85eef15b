/** Keeps single partitions of a Kafka Streams application back while all others go on. */
@NullMarked
package io.freshet.runtime.streams.hold;

import org.jspecify.annotations.NullMarked;
