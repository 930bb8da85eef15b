package io.freshet.enricher.entity;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Fault;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Checks the entities and the self-describing event of an event, and writes them as they will be
 * stored. Thread-safe.
 *
 * @param iglu where the schemas are
 * @param processor stands in bad rows
 * @param clock tells when a bad row was made
 */
public record EntityValidation(IgluClient iglu, Processor processor, InstantSource clock) {

    /**
     * Validates both, whatever kind of event it is; one bad row tells all violations. An event that
     * is salvaged keeps what is valid.
     */
    public Optional<BadRow> validate(Draft draft) {
        var extraction = new EntityExtraction(iglu);
        var entities = extraction.contexts(draft.sentContexts());
        var event = extraction.unstructEvent(draft.sentUnstructEvent());
        var row = violations(extraction, draft);
        if (row.isEmpty() || draft.isSalvaged()) {
            draft.setValidated(entities, event, extraction.validationInfos());
        }
        return row;
    }

    private Optional<BadRow> violations(EntityExtraction extraction, Draft draft) {
        if (extraction.faults().isEmpty()) {
            return Optional.empty();
        }
        extraction.faults().forEach(draft::add);
        return Optional.of(
                new BadRow.SchemaViolations(
                        processor,
                        clock.instant(),
                        extraction.faults().stream().map(Fault::failure).toList(),
                        draft.view()));
    }
}
