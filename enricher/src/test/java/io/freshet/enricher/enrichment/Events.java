package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
final class Events {

    private Events() {}

    /** An event with these fields, as a step finds it. */
    static Draft with(Map<AtomicField, String> fields) {
        var draft = of(Map.of());
        fields.forEach(draft::set);
        return draft;
    }

    /** An event without parameters, in a request with these headers. */
    static Draft withHeaders(String... headers) {
        return of(Map.of(), List.of(headers));
    }

    /** An event of these parameters, no field set. */
    static Draft of(Map<String, String> parameters) {
        return of(parameters, List.of());
    }

    /** An event of these parameters, in a request with this user agent; no field set. */
    static Draft withUserAgent(String userAgent, Map<String, String> parameters) {
        return of(parameters, List.of(), userAgent);
    }

    private static Draft of(Map<String, String> parameters, List<String> headers) {
        return of(parameters, headers, null);
    }

    private static Draft of(
            Map<String, String> parameters, List<String> headers, @Nullable String userAgent) {
        return new Draft(
                new RawEvent(
                        "com.snowplowanalytics.snowplow",
                        "tp2",
                        parameters,
                        null,
                        "test-collector",
                        "UTF-8",
                        null,
                        Instant.ofEpochMilli(1_700_000_000_123L),
                        "203.0.113.9",
                        userAgent,
                        null,
                        headers,
                        null));
    }

    /** What a step sets, by field. */
    static Map<AtomicField, String> fields(Addition addition) {
        var fields = new EnumMap<AtomicField, String>(AtomicField.class);
        addition.fields().forEach(value -> fields.put(value.field(), value.text()));
        return fields;
    }
}
