package io.freshet.runtime.streams.poison;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How large a record each topic takes, as far as is known: what the brokers said at the start, and
 * what they refused since. Whoever writes looks here first, for a refused record costs its whole
 * transaction. Thread-safe.
 */
public final class TopicLimits {

    private final Map<String, Integer> largest = new ConcurrentHashMap<>();

    /** Largest record in bytes, uncompressed; {@link Integer#MAX_VALUE} where nothing is known. */
    public int of(String topic) {
        return largest.getOrDefault(topic, Integer.MAX_VALUE);
    }

    /** Largest value in bytes that a record may have beside this key and these headers. */
    public int ofValue(String topic, byte @Nullable [] key, @Nullable Headers headers) {
        var record = of(topic);
        return record == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : Math.max(0, record - RecordSize.of(key, null, headers));
    }

    /** The topic takes no more than this. */
    public void atMost(String topic, int bytes) {
        largest.merge(topic, bytes, Math::min);
    }
}
