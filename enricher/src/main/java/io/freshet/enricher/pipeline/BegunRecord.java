package io.freshet.enricher.pipeline;

import io.freshet.enricher.enrichment.EnrichmentRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record of raw good some of whose events may wait for answers of servers; the others are done.
 * One thread, one owner: {@link EventPipeline} makes and finishes it.
 */
public final class BegunRecord {

    /** Most records hold one event, or a few. */
    private static final int USUAL = 2;

    private final List<@Nullable EventOutcome> outcomes = new ArrayList<>(USUAL);
    private List<Waiting> waiting = List.of();

    BegunRecord() {}

    /** An event whose place in the record is kept free. */
    private record Waiting(int place, EnrichmentRun run) {}

    void add(EventOutcome outcome) {
        outcomes.add(outcome);
    }

    void addWaiting(EnrichmentRun run) {
        if (waiting.isEmpty()) {
            waiting = new ArrayList<>();
        }
        waiting.add(new Waiting(outcomes.size(), run));
        outcomes.add(null);
    }

    /** How many of its events wait. */
    public int waiting() {
        return waiting.size();
    }

    /** One outcome for each event, in order, when those that wait are finished. */
    @SuppressWarnings("NullAway") // each place that was kept free is filled
    List<EventOutcome> outcomes(Function<EnrichmentRun, EventOutcome> finish) {
        for (var event : waiting) {
            outcomes.set(event.place, finish.apply(event.run));
        }
        waiting = List.of();
        return outcomes;
    }
}
