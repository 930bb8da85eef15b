package io.freshet.benchmarks;

import java.util.ArrayList;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs what JMH's options choose, then prints each step beside its baseline. */
public final class Benchmarks {

    /** All benchmarks are run so often in turn, so that a busy minute does not hit one alone. */
    private static final int ROUNDS = 2;

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
        var results = new ArrayList<RunResult>();
        for (int round = 0; round < ROUNDS; round++) {
            results.addAll(new Runner(options).run());
        }
        StepTable.print(results);
        EventTable.print(results);
        EnrichmentTable.print(results);
        SdkTable.print(results);
    }
}
