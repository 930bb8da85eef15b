package io.freshet.enricher.enrichment.script;

import java.time.Duration;
import java.util.List;

/**
 * What a script may use.
 *
 * @param timeLimit for one event
 * @param memoryLimit for one event, in bytes
 * @param allowedClasses full names of Java classes that scripts may use; none unless named
 */
public record ScriptSettings(Duration timeLimit, long memoryLimit, List<String> allowedClasses) {

    /** Half a second and 64 MiB an event, no Java. */
    public static final ScriptSettings DEFAULT =
            new ScriptSettings(Duration.ofMillis(500), 64L << 20, List.of());

    public ScriptSettings {
        allowedClasses = List.copyOf(allowedClasses);
    }
}
