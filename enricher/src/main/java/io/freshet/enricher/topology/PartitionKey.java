package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.atomic.AtomicField;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of an event becomes the key of its record. */
public sealed interface PartitionKey permits PartitionKey.Column, EntityPath {

    /** The text for one event; null where the event has none. */
    @Nullable String of(EnrichedLine line);

    /**
     * Reads a setting: the name of an atomic field such as {@code app_id}, or an {@link EntityPath}
     * such as {@code contexts_com_acme_user_1.userId}; empty where it is neither.
     */
    static Optional<PartitionKey> parse(String text) {
        Optional<PartitionKey> column = AtomicField.ofColumn(text).map(Column::new);
        return column.or(() -> EntityPath.parse(text));
    }

    /**
     * An atomic field.
     *
     * @param field which
     */
    record Column(AtomicField field) implements PartitionKey {

        @Override
        public @Nullable String of(EnrichedLine line) {
            return line.event().get(field);
        }
    }
}
