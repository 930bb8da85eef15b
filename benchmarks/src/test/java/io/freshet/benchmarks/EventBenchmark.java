package io.freshet.benchmarks;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClients;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * One event on one thread from the bytes of its record to its line or bad row, beside two floors:
 * {@code parse} reads the same JSON with Jackson, {@code validate} checks what was read with
 * networknt as well. The garbage collector and the room are those of the command line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EventBenchmark {

    /** What is sent. */
    @Param public SentEvent event;

    private byte[] record;
    private byte[] body;
    private byte @Nullable [] contexts;
    private SchemaFloor floor;
    private EventPipeline pipeline;

    /** Makes everything ready; a bad row would be fast, too, so that the outcome is looked at. */
    @Setup
    public void prepare() {
        record = event.record();
        body = event.body();
        contexts = event.contexts();
        floor = new SchemaFloor();
        pipeline =
                new EventPipeline(
                        PipelineSettings.defaults(new Processor("freshet-enricher", "0.1.0")),
                        IgluClients.shipped(),
                        ConfiguredEnrichments.NONE);
        var outcomes = pipeline.process(record);
        boolean isGood = outcomes.get(0) instanceof EventOutcome.Good;
        boolean isCleanForFloor = validate() == 0;
        if (outcomes.size() != 1 || isGood != event.isValid() || isCleanForFloor != isGood) {
            throw new IllegalStateException(event + " became " + outcomes);
        }
    }

    @Benchmark
    public Object freshet() {
        return pipeline.process(record);
    }

    /** The body, and the entities, which are in it a second time in base64. */
    @Benchmark
    public void parse(Blackhole trees) {
        trees.consume(floor.parse(body));
        if (contexts != null) {
            trees.consume(floor.parse(contexts));
        }
    }

    /** The same, the two envelopes, and each entity. */
    @Benchmark
    public int validate() {
        int errors = floor.check(floor.parse(body));
        if (contexts != null) {
            var envelope = floor.parse(contexts);
            errors += floor.check(envelope);
            for (var entity : envelope.get("data")) {
                errors += floor.check(entity);
            }
        }
        return errors;
    }
}
