package io.freshet.enricher.enrichment.script;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.payload.RawEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        var draft =
                new Draft(
                        new RawEvent(
                                "com.snowplowanalytics.snowplow",
                                "tp2",
                                Map.of(),
                                null,
                                "test-collector",
                                "UTF-8",
                                null,
                                Instant.ofEpochMilli(1_700_000_000_123L),
                                "203.0.113.9",
                                null,
                                null,
                                List.of(),
                                null));
        fields.forEach(draft::set);
        return draft;
    }
}
