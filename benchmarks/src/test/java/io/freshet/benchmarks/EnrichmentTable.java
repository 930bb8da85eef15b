package io.freshet.benchmarks;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** What each set of enrichments adds to an event, beside the pipeline without any. */
final class EnrichmentTable {

    private static final String LINE = "%-18s %10s %10s %8s %10s %10s%n";

    private EnrichmentTable() {}

    /** Prints the sets that were measured, if any were. */
    static void print(List<RunResult> results) {
        var ofSets =
                results.stream()
                        .filter(r -> name(r).startsWith(EnrichmentBenchmark.class.getName() + "."))
                        .toList();
        if (ofSets.isEmpty()) {
            return;
        }
        System.out.println();
        System.out.printf(LINE, "enrichments", "ns", "added", "of bare", "bytes", "added");
        var bare = best(EnrichmentSet.BARE, ofSets);
        for (var set : EnrichmentSet.values()) {
            var measured = best(set, ofSets);
            if (!Double.isNaN(measured.nanos())) {
                print(set, measured, bare);
            }
        }
    }

    private static void print(EnrichmentSet set, Best measured, Best bare) {
        System.out.printf(
                LINE,
                set,
                text("%,.0f", measured.nanos()),
                text("%+,.0f", measured.nanos() - bare.nanos()),
                text("%.2f x", measured.nanos() / bare.nanos()),
                text("%,.0f", measured.bytes()),
                text("%+,.0f", measured.bytes() - bare.bytes()));
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static Best best(EnrichmentSet set, List<RunResult> results) {
        return Best.of(
                results.stream()
                        .filter(r -> r.getParams().getParam("enrichments").equals(set.name()))
                        .toList());
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark();
    }
}
