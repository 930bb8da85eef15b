package io.freshet.enricher.pipeline;

import io.freshet.event.atomic.EnrichedEvent;
import io.freshet.event.iglu.SchemaKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An enriched event, ready to be written.
 *
 * @param event its fields
 * @param bytes its line in UTF-8, without line end; not to be changed
 * @param schemas each schema that it names in JSON, once: its own data's first
 * @param withinLimits false where a text is longer than the canonical event allows and the settings
 *     let that pass
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
public record EnrichedLine(
        EnrichedEvent event, byte[] bytes, List<SchemaKey> schemas, boolean withinLimits) {

    /** The line as text. */
    public String tsv() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
