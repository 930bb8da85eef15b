package io.freshet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Processor;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClients;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** A page view with two entities through the enricher, against the least any enricher does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PipelineBenchmark {

    private final byte[] record = CollectorPayloadCodec.encode(Samples.PAYLOAD);
    private final JsonMapper mapper = new JsonMapper();
    private final EventPipeline pipeline =
            new EventPipeline(
                    PipelineSettings.defaults(new Processor("freshet-enricher", "0.1.0")),
                    IgluClients.shipped(),
                    ConfiguredEnrichments.NONE);

    /** A bad row would be fast, too. */
    @Setup
    public void eventIsGood() {
        for (var outcome : freshet()) {
            if (outcome instanceof EventOutcome.Bad bad) {
                throw new IllegalStateException(bad.row().toString());
            }
        }
    }

    @Benchmark
    public List<EventOutcome> freshet() {
        return pipeline.process(record);
    }

    @Benchmark
    public String baseline() throws TException {
        var payload = ThriftLibrary.decode(record);
        var cells = new String[AtomicField.COUNT];
        Arrays.fill(cells, "");
        int next = 0;
        for (var parameter : mapper.readTree(payload.body()).get("data").get(0).properties()) {
            var value = parameter.getValue().stringValue();
            cells[next++] = parameter.getKey().equals("cx") ? entities(value) : value;
        }
        return String.join("\t", cells);
    }

    private String entities(String base64) {
        var json = new String(Base64.getUrlDecoder().decode(base64), UTF_8);
        return mapper.writeValueAsString(mapper.readTree(json));
    }
}
