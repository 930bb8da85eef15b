package io.freshet.enricher.enrichment.script;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Drafts;
import io.freshet.event.atomic.AtomicField;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/** Scripts and events for tests. */
final class Scripts {

    private Scripts() {}

    static ScriptRunner runner(String script, ScriptSettings settings) {
        return runner(script, settings, new SimpleMeterRegistry(), InstantSource.system());
    }

    static ScriptRunner runner(
            String script, ScriptSettings settings, MeterRegistry meters, InstantSource clock) {
        return new ScriptRunner(
                new Script(script, "{}"), settings, new ScriptMetrics(meters), clock);
    }

    static Draft event() {
        return event("shop");
    }

    static Draft event(String appId) {
        return event(Map.of(AtomicField.APP_ID, appId));
    }

    static Draft event(Map<AtomicField, String> fields) {
        return Drafts.with(fields);
    }
}
