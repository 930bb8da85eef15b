package io.freshet.enricher.enrichment.script;

import java.time.Duration;
import java.util.List;

/**
 * What a script may use.
 *
 * @param timeLimit for one event
 * @param memoryLimit for one event, in bytes: all that is allocated counts, also what is let go
 * @param allowedClasses full names of Java classes that scripts may use; none unless named
 * @param refusesInvalid whether the enricher does not start with a script that is no JavaScript;
 *     otherwise every event fails
 */
public record ScriptSettings(
        Duration timeLimit, long memoryLimit, List<String> allowedClasses, boolean refusesInvalid) {

    /** Half a second and 64 MiB an event, no Java. */
    public static final ScriptSettings DEFAULT =
            new ScriptSettings(Duration.ofMillis(500), 64L << 20, List.of(), true);

    public ScriptSettings {
        allowedClasses = List.copyOf(allowedClasses);
    }

    /** The same, but scripts that are no JavaScript are found out by their events. */
    public ScriptSettings lenient() {
        return new ScriptSettings(timeLimit, memoryLimit, allowedClasses, false);
    }
}
