package io.freshet.webapp.trace;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Timestamps as columns and JSON have them, all in UTC. */
final class Times {

    private Times() {}

    /** Epoch milliseconds. */
    static OptionalLong millis(JsonNode text) {
        return millis(text.isString() ? text.stringValue() : null);
    }

    /** Epoch milliseconds. */
    static OptionalLong millis(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            var iso = text.replace(' ', 'T');
            var plain = iso.endsWith("Z") ? iso : iso.replaceFirst("\\+00:00$", "") + "Z";
            return OptionalLong.of(Instant.parse(plain).toEpochMilli());
        } catch (DateTimeException unreadable) {
            return OptionalLong.empty();
        }
    }
}
