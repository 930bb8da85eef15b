package io.freshet.enricher;

import io.freshet.enricher.enrichment.script.ScriptSettings;
import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.List;

/** Reads what scripts may use: {@code enrichments.script}, and the reference's one key. */
final class ScriptKeys {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Less does not hold the text of a large event. */
    private static final long LEAST_MEMORY = 4L << 20;

    private static final long MOST_MEMORY = 4L << 30;

    private ScriptKeys() {}

    static ScriptSettings read(ConfigReader config) {
        var usual = ScriptSettings.DEFAULT;
        var section = config.section("enrichments.script");
        // Newer versions of the reference have it below validation.
        var newer = config.bool("validation.exitOnJsCompileError").optional();
        return new ScriptSettings(
                section.duration("timeLimit").between(SHORTEST, LONGEST).orElse(usual.timeLimit()),
                section.bytes("memoryLimit")
                        .between(LEAST_MEMORY, MOST_MEMORY)
                        .orElse(usual.memoryLimit()),
                section.strings("allowedClasses").orElse(List.of()),
                config.bool("featureFlags.exitOnJsCompileError")
                        .orElse(newer.orElse(usual.refusesInvalid())));
    }
}
