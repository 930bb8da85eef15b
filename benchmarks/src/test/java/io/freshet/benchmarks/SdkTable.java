package io.freshet.benchmarks;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** What the SDK takes for an event, beside a fifth of what the reference took on such a machine. */
final class SdkTable {

    private static final String ASKED = "toJson";

    private SdkTable() {}

    /** Prints what was measured, if anything was. */
    static void print(List<RunResult> results) {
        var ofSdk =
                results.stream()
                        .filter(r -> name(r).startsWith(SdkBenchmark.class.getName() + "."))
                        .toList();
        if (ofSdk.isEmpty()) {
            return;
        }
        System.out.printf(
                "%n%-10s %-8s %12s %8s %8s%n", "event", "step", "per CPU sec", "ns", "bytes");
        for (var event : EnrichedLines.values()) {
            for (var step : List.of("parse", "toTsv", ASKED)) {
                print(event, step, ofSdk);
            }
        }
    }

    private static void print(EnrichedLines event, String step, List<RunResult> results) {
        var best =
                Best.of(
                        results.stream()
                                .filter(r -> r.getParams().getParam("event").equals(event.name()))
                                .filter(r -> name(r).endsWith("." + step))
                                .toList());
        if (Double.isNaN(best.nanos())) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %-8s %,12.0f %,8.0f %,8.0f%s%n",
                event,
                step,
                best.perSecond(),
                best.nanos(),
                best.bytes(),
                step.equals(ASKED) ? target(best, event) : "");
    }

    private static String target(Best best, EnrichedLines event) {
        return String.format(
                Locale.ROOT,
                "  %s, at most %,d ns are asked",
                best.nanos() <= event.mostNanos() ? "met" : "MISSED",
                event.mostNanos());
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark();
    }
}
