package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;

/** Reads an event and says what to add to it. Thread-safe; changes nothing itself. */
@FunctionalInterface
public interface Enrichment {

    /** What this event gets. */
    Addition enrich(DraftView event);
}
