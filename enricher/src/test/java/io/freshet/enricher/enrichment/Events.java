package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Drafts;
import io.freshet.event.atomic.AtomicField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        return Drafts.of(Map.of(), List.of(headers));
    }

    /** An event of these parameters, no field set. */
    static Draft of(Map<String, String> parameters) {
        return Drafts.of(parameters, List.of());
    }

    /** An event of these parameters, in a request with this user agent; no field set. */
    static Draft withUserAgent(String userAgent, Map<String, String> parameters) {
        return Drafts.of(parameters, List.of(), userAgent);
    }

    /** What a step sets, by field. */
    static Map<AtomicField, String> fields(Addition addition) {
        var fields = new EnumMap<AtomicField, String>(AtomicField.class);
        addition.fields().forEach(value -> fields.put(value.field(), value.text()));
        return fields;
    }
}
