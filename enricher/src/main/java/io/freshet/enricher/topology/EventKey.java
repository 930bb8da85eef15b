package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventView;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What of an enriched event goes beside its line.
 *
 * @param partitionKey what becomes the record's key; null leaves the key empty
 * @param headers fields that become record headers named like their columns
 */
public record EventKey(@Nullable PartitionKey partitionKey, List<AtomicField> headers) {

    /** No key and no headers: records spread over all partitions. */
    public static final EventKey NONE = new EventKey(null, List.of());

    public EventKey {
        headers = List.copyOf(headers);
    }

    byte @Nullable [] key(EnrichedLine line) {
        var value = partitionKey == null ? null : partitionKey.of(line);
        return value == null ? null : value.getBytes(UTF_8);
    }

    /** Adds the fields that the event has. */
    void addHeaders(EventView event, Headers target) {
        for (var field : headers) {
            var value = event.get(field);
            if (value != null) {
                target.add(field.column(), value.getBytes(UTF_8));
            }
        }
    }
}
