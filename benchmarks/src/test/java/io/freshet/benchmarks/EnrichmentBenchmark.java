package io.freshet.benchmarks;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import java.util.Arrays;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One page view on one thread, from the bytes of its record to its line, with some enrichments:
 * what they add to the pipeline without any. The page views are those of two hundred {@link
 * Visitors} in turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EnrichmentBenchmark {

    /** What is switched on. */
    @Param public EnrichmentSet enrichments;

    private byte[][] records;
    private int next;
    private ConfiguredEnrichments configured;
    private EventPipeline pipeline;

    /** Makes everything ready; what failed or added nothing would be fast, too. */
    @Setup
    public void prepare() {
        records = Visitors.records();
        var iglu = IgluClients.shipped();
        configured = enrichments.configured(iglu);
        pipeline = pipeline(iglu, configured);
        var lines = lines(pipeline);
        boolean isBare = enrichments == EnrichmentSet.BARE;
        if (isBare != lines.equals(lines(pipeline(iglu, ConfiguredEnrichments.NONE)))) {
            throw new IllegalStateException(
                    enrichments + (isBare ? " changed lines" : " changed no line"));
        }
    }

    /** Lets go of what the enrichments hold. */
    @TearDown
    public void close() {
        configured.close();
    }

    /** The next visitor. */
    @Benchmark
    public Object freshet() {
        next = (next + 1) % records.length;
        return pipeline.process(records[next]);
    }

    private static EventPipeline pipeline(IgluClient iglu, ConfiguredEnrichments configured) {
        return new EventPipeline(
                PipelineSettings.defaults(new Processor("freshet-enricher", "0.1.0")),
                iglu,
                configured);
    }

    /** All visitors' lines, without the moment at which they were made. */
    private List<String> lines(EventPipeline enricher) {
        return Arrays.stream(records).map(record -> line(enricher, record)).toList();
    }

    private static String line(EventPipeline enricher, byte[] record) {
        var outcome = enricher.process(record).get(0);
        if (outcome instanceof EventOutcome.Good good) {
            var columns = good.line().tsv().split("\t", -1);
            columns[AtomicField.ETL_TSTAMP.ordinal()] = "";
            return String.join("\t", columns);
        }
        throw new IllegalStateException("not enriched: " + outcome);
    }
}
