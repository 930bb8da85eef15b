package io.freshet.enricher.draft;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events on their way, for tests. */
public final class Drafts {

    private Drafts() {}

    /** An event without parameters, no field set. */
    public static Draft empty() {
        return of(Map.of(), List.of());
    }

    /** An event of these parameters, no field set, in a request with these headers. */
    public static Draft of(Map<String, String> parameters, List<String> headers) {
        return of(parameters, headers, null);
    }

    /** The same in a request with this user agent. */
    public static Draft of(
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

    /** An event with these fields, as a step finds it. */
    public static Draft with(Map<AtomicField, String> fields) {
        var draft = empty();
        fields.forEach(draft::set);
        return draft;
    }
}
