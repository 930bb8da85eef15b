package io.freshet.enricher.pipeline;

import io.freshet.event.atomic.EnrichedEvent;
import io.freshet.event.iglu.SchemaKey;
import java.util.List;

/**
 * An enriched event, ready to be written.
 *
 * @param event its fields
 * @param tsv its line, without line end
 * @param schemas each schema that it names in JSON, once: its own data's first
 * @param withinLimits false where a text is longer than the canonical event allows and the settings
 *     let that pass
 */
public record EnrichedLine(
        EnrichedEvent event, String tsv, List<SchemaKey> schemas, boolean withinLimits) {}
