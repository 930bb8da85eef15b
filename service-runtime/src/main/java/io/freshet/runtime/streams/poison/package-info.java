/**
 * What becomes of records that Kafka Streams cannot handle: never a dead thread that dies again.
 */
@NullMarked
package io.freshet.runtime.streams.poison;

import org.jspecify.annotations.NullMarked;
