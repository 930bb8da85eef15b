package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;

/** Asks that the collector has said who it is. */
final class CollectorVersionStep implements Enrichment {

    @Override
    public Addition enrich(DraftView event) {
        return event.get(AtomicField.V_COLLECTOR) == null
                ? Addition.failure(new Failure.Unexpected("v_collector", null, "should be set"))
                : Addition.NONE;
    }
}
