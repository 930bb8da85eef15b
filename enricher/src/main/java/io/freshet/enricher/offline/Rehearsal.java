package io.freshet.enricher.offline;

import io.freshet.enricher.enrichment.Witness.Deed;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enriches an event again as the enricher would do it now, and tells what each step did. Nothing is
 * written; servers that enrichments ask are asked. Thread-safe.
 *
 * @param pipeline the enricher's, or one made as it is
 */
public record Rehearsal(EventPipeline pipeline) {

    /**
     * What became of the event.
     *
     * @param outcome as it would be written
     * @param deeds what each step did, in order; none where the event did not come so far
     */
    public record Result(EventOutcome outcome, List<Deed> deeds) {

        public Result {
            deeds = List.copyOf(deeds);
        }
    }

    /**
     * Takes one event all the way.
     *
     * @param record the payload it came in
     * @param index its place in the payload, from 0
     * @return empty where the payload has no such event
     */
    public Optional<Result> of(byte[] record, int index) {
        var deeds = new ArrayList<Deed>();
        return outcome(record, index, deeds).map(outcome -> new Result(outcome, deeds));
    }

    private Optional<EventOutcome> outcome(byte[] record, int index, List<Deed> deeds) {
        try {
            return pipeline.process(record, index, deeds::add);
        } catch (RuntimeException | StackOverflowError defect) {
            return Optional.of(pipeline.poisoned(record, defect));
        }
    }
}
