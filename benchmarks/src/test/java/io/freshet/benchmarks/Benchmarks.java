package io.freshet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs what JMH's options choose, then prints the ratio of each step to its baseline. */
public final class Benchmarks {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** All benchmarks are run so often in turn, so that a busy minute does not hit one alone. */
    private static final int ROUNDS = 2;

    private static final String OURS = ".freshet";
    private static final String BASELINE = ".baseline";

    private Benchmarks() {}

    /**
     * Runs benchmarks.
     *
     * @param args JMH's own
     */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        var options =
                new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class)
                        .build();
        Map<String, List<RunResult>> byName = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var result : new Runner(options).run()) {
                byName.computeIfAbsent(result.getParams().getBenchmark(), n -> new ArrayList<>())
                        .add(result);
            }
        }
        print(byName);
    }

    private static void print(Map<String, List<RunResult>> byName) {
        System.out.printf(
                "%n%-22s %14s %14s %8s %12s %12s%n",
                "step", "freshet ns", "baseline ns", "ratio", "freshet B", "baseline B");
        byName.forEach(
                (name, results) -> {
                    var step = name.substring(0, name.lastIndexOf('.'));
                    var baseline = byName.get(step + BASELINE);
                    if (name.equals(step + OURS) && baseline != null) {
                        print(step, results, baseline);
                    }
                });
    }

    private static void print(String step, List<RunResult> ours, List<RunResult> baseline) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %14.0f %14.0f %8.2f %12.0f %12.0f%n",
                step.substring(step.lastIndexOf('.') + 1).replace("Benchmark", ""),
                time(ours),
                time(baseline),
                time(ours) / time(baseline),
                allocated(ours),
                allocated(baseline));
    }

    /** The best iteration: what others do on the machine only ever adds. */
    private static double time(List<RunResult> results) {
        return best(results, CpuTime.RESULT);
    }

    private static double allocated(List<RunResult> results) {
        return best(results, ALLOCATED);
    }

    private static double best(List<RunResult> results, String name) {
        return results.stream()
                .map(result -> result.getSecondaryResults().get(name))
                .filter(Objects::nonNull)
                .mapToDouble(result -> result.getStatistics().getMin())
                .min()
                .orElse(Double.NaN);
    }
}
