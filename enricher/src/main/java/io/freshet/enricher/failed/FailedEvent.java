package io.freshet.enricher.failed;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finishes the event form of an event that something is wrong with: fields that are wrong become
 * empty, and each fault becomes an entity behind those of the enrichments. Thread-safe.
 *
 * @param processor is named as the component in which the event failed
 * @param clock tells when it did
 */
public record FailedEvent(Processor processor, InstantSource clock) {

    /** Changes a draft that was taken through all steps; it has one fault or more. */
    public void finish(Draft draft) {
        var now = clock.instant();
        var entities =
                draft.faults().stream()
                        .map(fault -> FailureEntity.of(fault, processor, now))
                        .toList();
        for (var fault : draft.faults()) {
            if (fault.field() != null) {
                draft.set(fault.field(), null);
            }
        }
        draft.appendDerived(entities);
    }

    /** Each schema that the finished line names, once. */
    public static List<SchemaKey> schemas(Draft draft) {
        return Stream.concat(draft.schemas().stream(), Stream.of(FailureEntity.SCHEMA)).toList();
    }
}
