package io.freshet.enricher.enrichment.script;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what keeps scripts from doing their work. */
public final class ScriptMetrics {

    private final Map<Trouble, Counter> counters = new EnumMap<>(Trouble.class);

    /** What keeps a script from doing its work. */
    enum Trouble {
        /** It was stopped because it took too long. */
        TIME,
        /** It was stopped because it took too much memory. */
        MEMORY,
        /** It was not called, because it had to be stopped too often. */
        LEFT_ALONE
    }

    /** Registers the counters; those of several scripts are the same. */
    public ScriptMetrics(MeterRegistry meters) {
        for (var trouble : Trouble.values()) {
            counters.put(
                    trouble,
                    Counter.builder("freshet_enricher_script_stopped")
                            .description("Calls of scripts that were stopped or not made")
                            .tag("reason", trouble.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void count(Trouble trouble) {
        Objects.requireNonNull(counters.get(trouble)).increment();
    }
}
