package io.freshet.enricher.enrichment.script;

import io.freshet.event.atomic.AtomicField;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a script did with one event.
 *
 * @param changes fields it has set, null where it cleared one; also those set before a failure
 * @param end what came of it
 */
public record ScriptRun(Map<AtomicField, @Nullable String> changes, End end) {

    public ScriptRun {
        changes = Collections.unmodifiableMap(copy(changes));
    }

    private static Map<AtomicField, @Nullable String> copy(
            Map<AtomicField, @Nullable String> changes) {
        var copy = new EnumMap<AtomicField, @Nullable String>(AtomicField.class);
        copy.putAll(changes);
        return copy;
    }

    /** How it ended. */
    public sealed interface End {

        /**
         * By itself.
         *
         * @param json what it returned, as {@code JSON.stringify} prints it; null for nothing
         * @param erases whether earlier entities are to go
         */
        record Returned(@Nullable String json, boolean erases) implements End {}

        /** With the wish that the event goes nowhere. */
        record Dropped() implements End {}

        /**
         * With an error, or it was stopped.
         *
         * @param reason for people, with the script's line
         */
        record Failed(String reason) implements End {}

        /**
         * It could not begin, for it is no JavaScript.
         *
         * @param reason for people, with the script's line
         */
        record Invalid(String reason) implements End {}
    }
}
