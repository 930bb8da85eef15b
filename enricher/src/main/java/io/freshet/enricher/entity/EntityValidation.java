package io.freshet.enricher.entity;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.IgluClient;
import java.time.InstantSource;
import java.util.ArrayList;

/**
 * Checks the entities and the self-describing event of an event, and writes them as they will be
 * stored. Thread-safe.
 *
 * @param iglu where the schemas are
 * @param processor stands in bad rows
 * @param clock tells when a bad row was made
 */
public record EntityValidation(IgluClient iglu, Processor processor, InstantSource clock) {

    /** Validates both, whatever kind of event it is; one bad row tells all violations. */
    public Outcome<Draft> validate(Draft draft) {
        var extraction = new EntityExtraction(iglu);
        var entities = extraction.contexts(draft.sentContexts());
        var event = extraction.unstructEvent(draft.sentUnstructEvent());
        if (!extraction.violations().isEmpty()) {
            return new Outcome.Bad<>(
                    new BadRow.SchemaViolations(
                            processor,
                            clock.instant(),
                            new ArrayList<>(extraction.violations()),
                            draft.view()));
        }
        draft.setValidated(entities, event, extraction.validationInfos());
        return new Outcome.Good<>(draft);
    }
}
