package io.freshet.enricher.enrichment.useragent;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import org.jspecify.annotations.Nullable;

/** The user agent of an event, as its parsers get it. */
public final class UserAgentText {

    /**
     * Most characters that are looked at, four times what the column may have: the time that
     * parsers take, and the memory that remembering takes, have a bound.
     */
    static final int MAX_LENGTH = 4_096;

    private static final String PARAMETER = "ua";

    private UserAgentText() {}

    /**
     * The event's user agent; empty where the request had an empty one, null where there is none.
     */
    public static @Nullable String of(DraftView event) {
        var userAgent = event.get(AtomicField.USERAGENT);
        if (userAgent != null) {
            return cut(userAgent);
        }
        // Snowplow: a header without value is an agent like others, a parameter without is none.
        boolean isEmpty =
                event.raw().userAgent() != null && event.raw().parameters().get(PARAMETER) == null;
        return isEmpty ? "" : null;
    }

    static String cut(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
}
