package io.freshet.enricher.enrichment.api;

import io.freshet.event.iglu.SelfDescribing;
import java.util.List;

/**
 * What an answer holds for events: entities, or why it has not got them all.
 *
 * @param entities one for each output, in order; none where something is missing
 * @param failures one for each output that is missing
 */
public record ApiAnswer(List<SelfDescribing> entities, List<String> failures) {

    public ApiAnswer {
        entities = List.copyOf(entities);
        failures = List.copyOf(failures);
    }
}
