package io.freshet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** Each inner step beside its baseline. */
final class StepTable {

    private static final String OURS = ".freshet";
    private static final String BASELINE = ".baseline";

    private StepTable() {}

    /** Prints those that have both, if there are any. */
    static void print(List<RunResult> results) {
        var byName = new TreeMap<String, List<RunResult>>();
        for (var result : results) {
            byName.computeIfAbsent(result.getParams().getBenchmark(), n -> new ArrayList<>())
                    .add(result);
        }
        byName.keySet().removeIf(name -> !byName.containsKey(step(name) + BASELINE));
        if (byName.isEmpty()) {
            return;
        }
        System.out.printf(
                "%n%-22s %14s %14s %8s %12s %12s%n",
                "step", "freshet ns", "baseline ns", "ratio", "freshet B", "baseline B");
        byName.keySet().stream()
                .map(StepTable::step)
                .distinct()
                .forEach(step -> print(step, byName));
    }

    private static void print(String step, Map<String, List<RunResult>> byName) {
        var ours = Best.of(byName.getOrDefault(step + OURS, List.of()));
        var baseline = Best.of(byName.getOrDefault(step + BASELINE, List.of()));
        System.out.printf(
                Locale.ROOT,
                "%-22s %14.0f %14.0f %8.2f %12.0f %12.0f%n",
                step.substring(step.lastIndexOf('.') + 1).replace("Benchmark", ""),
                ours.nanos(),
                baseline.nanos(),
                ours.nanos() / baseline.nanos(),
                ours.bytes(),
                baseline.bytes());
    }

    private static String step(String benchmark) {
        return benchmark.substring(0, benchmark.lastIndexOf('.'));
    }
}
