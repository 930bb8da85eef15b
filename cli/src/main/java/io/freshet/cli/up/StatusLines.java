package io.freshet.cli.up;

import io.freshet.runtime.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The live lines below the first screen: one per stage, each time written over the last ones. */
final class StatusLines {

    private final List<Service> services;
    private final Map<String, Stage> stages;
    private final MeterRegistry registry;
    private final PrintWriter out;
    private final LongSupplier nanoClock;
    private final Map<String, Double> lastDone = new HashMap<>();
    private long lastNanos;
    private boolean shown;

    StatusLines(
            List<Service> services,
            List<Stage> stages,
            MeterRegistry registry,
            PrintWriter out,
            LongSupplier nanoClock) {
        this.services = services;
        this.stages = new HashMap<>();
        stages.forEach(stage -> this.stages.put(stage.name(), stage));
        this.registry = registry;
        this.out = out;
        this.nanoClock = nanoClock;
        this.lastNanos = nanoClock.getAsLong();
    }

    /** Writes the present state. */
    void show() {
        if (shown) {
            // cursor up over the last ones, then clear to the end of the screen
            out.printf(Locale.ROOT, "\u001b[%dA\u001b[J", services.size() + 1);
        }
        shown = true;
        out.println();
        out.print(text());
        out.flush();
    }

    /** One line per stage: name, state, events per second since the last call, records waiting. */
    String text() {
        var now = nanoClock.getAsLong();
        var seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
        lastNanos = now;
        var text = new StringBuilder();
        for (var service : services) {
            var health = service.health();
            text.append("  %-18s%-10s".formatted(service.name(), word(health.state().name())));
            text.append(figures(stages.get(service.name()), seconds));
            if (!health.isReady() && !health.detail().isEmpty()) {
                text.append("  ").append(health.detail());
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private String figures(@Nullable Stage stage, double seconds) {
        if (stage == null) {
            return "";
        }
        var done = stage.done(registry);
        var before = lastDone.put(stage.name(), done);
        var rate = before == null ? 0 : (done - before) / seconds;
        var lag = stage.lag(registry);
        return "%,9.1f events/s".formatted(rate)
                + (lag.isPresent() ? "  %,7d waiting".formatted(lag.getAsLong()) : "");
    }

    private static String word(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
