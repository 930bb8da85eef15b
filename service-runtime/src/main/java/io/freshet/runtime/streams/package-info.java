/** The life cycle of a Kafka Streams application. */
@NullMarked
package io.freshet.runtime.streams;

import org.jspecify.annotations.NullMarked;
