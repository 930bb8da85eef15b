package io.freshet.benchmarks;

import io.freshet.sdk.Event;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What users of the SDK do most: an enriched line, in UTF-8, to JSON, in UTF-8. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 30, time = 1)
@Measurement(iterations = 10, time = 1)
public class SdkBenchmark {

    @Param public EnrichedLines event;

    private byte[][] lines = {};
    private int next;

    @Setup
    public void makeLines() {
        lines = event.make();
    }

    /** The flat JSON, which is what goes to a topic. */
    @Benchmark
    public byte[] toJson() {
        return Event.parse(nextLine()).orElseThrow().toJsonBytes();
    }

    /** Every column checked, nothing written. */
    @Benchmark
    public Event parse() {
        return Event.parse(nextLine()).orElseThrow();
    }

    /** There and back. */
    @Benchmark
    public byte[] toTsv() {
        return Event.parse(nextLine()).orElseThrow().toTsvBytes();
    }

    private byte[] nextLine() {
        next = next + 1 == lines.length ? 0 : next + 1;
        return lines[next];
    }
}
