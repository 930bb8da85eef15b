package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands for an enrichment that asks a server, and notes what it was asked to do: "ask" when a
 * question was begun, "take" when its answer was waited for, each with the event's app id. An event
 * of the app "boom" is a defect when it is begun, one of "fail" is refused.
 */
public final class SlowLookup implements Enrichment {

    private final List<String> log = new CopyOnWriteArrayList<>();

    /** The configurations that ask for this enrichment alone. */
    public ConfiguredEnrichments configured() {
        return new ConfiguredEnrichments(
                Map.of(EnrichmentStep.SQL_QUERY, List.of(this)), List.of(), "lookup");
    }

    /** What happened since this was last asked. */
    public List<String> log() {
        var noted = List.copyOf(log);
        log.clear();
        return noted;
    }

    @Override
    public boolean prepare(DraftView event) {
        var app = app(event);
        log.add("ask " + app);
        if (app.equals("boom")) {
            throw new IllegalStateException("a defect");
        }
        return app.equals("known");
    }

    @Override
    public Addition enrich(DraftView event) {
        var app = app(event);
        log.add("take " + app);
        return app.equals("fail")
                ? Addition.failure(new Failure.Message("no answer"))
                : new Addition(
                        List.of(new Addition.FieldValue(AtomicField.MKT_TERM, "found " + app)),
                        List.of(),
                        List.of());
    }

    private static String app(DraftView event) {
        return String.valueOf(event.get(AtomicField.APP_ID));
    }
}
