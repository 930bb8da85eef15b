/** How long input has waited for a Kafka Streams application that should have finished it. */
@NullMarked
package io.freshet.runtime.streams.wait;

import org.jspecify.annotations.NullMarked;
