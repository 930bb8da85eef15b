package io.freshet.enricher.draft;

import io.freshet.event.atomic.EnrichedEvent;
import io.freshet.event.iglu.SchemaKey;
import java.util.List;

/**
 * The second event that pseudonymisation makes: it tells what the first one held.
 *
 * @param event its fields
 * @param schemas each schema that it names in JSON, once: its own data's first
 */
public record PiiEvent(EnrichedEvent event, List<SchemaKey> schemas) {

    public PiiEvent {
        schemas = List.copyOf(schemas);
    }
}
