package io.freshet.runtime.streams.poison;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a record takes at most on its way, uncompressed and alone in its batch. */
public final class RecordSize {

    /** A batch's header, and what a record has beside key, value and headers. */
    private static final int OVERHEAD = 61 + 21;

    /** Its name's and its value's length, five bytes each at most. */
    private static final int OVERHEAD_OF_HEADER = 10;

    /** Names are ASCII as a rule, but nothing says so. */
    private static final int MOST_BYTES_OF_CHAR = 3;

    private RecordSize() {}

    /** In bytes, what the producer and the brokers compare with their limits. */
    public static int of(
            byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers headers) {
        var size = OVERHEAD + length(key) + length(value);
        if (headers != null) {
            for (var header : headers) {
                size +=
                        OVERHEAD_OF_HEADER
                                + MOST_BYTES_OF_CHAR * header.key().length()
                                + length(header.value());
            }
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
