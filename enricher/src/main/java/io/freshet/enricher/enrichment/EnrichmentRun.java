package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.timing.Lap;
import io.freshet.event.badrow.Failure.OfEnrichment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one event has come through the enrichments. One thread, one owner, like its draft. */
public final class EnrichmentRun {

    private final Draft draft;
    private final Lap lap;
    private final @Nullable Witness witness;
    private List<OfEnrichment> failures = List.of();
    private int done;
    private boolean waits;

    EnrichmentRun(Draft draft, Lap lap, @Nullable Witness witness) {
        this.draft = draft;
        this.lap = lap;
        this.witness = witness;
    }

    /** The event. */
    public Draft draft() {
        return draft;
    }

    /** Where its time is noted. */
    public Lap lap() {
        return lap;
    }

    /** Who looks on; null in the stream. */
    @Nullable Witness witness() {
        return witness;
    }

    /** Whether the next enrichment has asked for something that is not there yet. */
    public boolean waits() {
        return waits;
    }

    /** What failed so far, the newest first. */
    List<OfEnrichment> failures() {
        return failures;
    }

    /** Adds what failed, before what failed earlier. */
    void fail(List<OfEnrichment> newest) {
        if (!newest.isEmpty()) {
            var all = new ArrayList<>(newest);
            all.addAll(failures);
            failures = all;
        }
    }

    /** How many enrichments are done. */
    int done() {
        return done;
    }

    /** One more enrichment is done. */
    void count() {
        done++;
    }

    /** The event goes on when its turn comes, by when the answer may be there. */
    void await() {
        waits = true;
    }
}
