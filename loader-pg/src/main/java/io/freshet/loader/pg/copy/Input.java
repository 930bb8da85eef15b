package io.freshet.loader.pg.copy;

import io.freshet.event.analytics.IgluSchemasHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be loaded.
 *
 * @param topic where it comes from
 * @param partition where it comes from
 * @param offset where it comes from
 * @param sentMillis when it was sent, in milliseconds since 1970; -1 where Kafka does not know
 * @param key the record's key, or null
 * @param value the event's JSON in UTF-8, or null
 * @param headers the record's headers by name, the last of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying costs
public record Input(
        String topic,
        int partition,
        long offset,
        long sentMillis,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, byte[]> headers) {

    /** The partition it comes from. */
    public Source source() {
        return new Source(topic, partition);
    }

    /** How much memory the record takes, about. */
    public int size() {
        return value == null ? 0 : value.length;
    }

    /** The text of the {@code iglu-schemas} header, or null where there is none. */
    @Nullable String schemas() {
        var header = headers.get(IgluSchemasHeader.NAME);
        return header == null ? null : new String(header, StandardCharsets.UTF_8);
    }
}
