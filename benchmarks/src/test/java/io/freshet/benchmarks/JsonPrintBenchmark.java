package io.freshet.benchmarks;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tree to UTF-8, against Jackson's mapper. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class JsonPrintBenchmark {
    private final JsonMapper mapper =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private final JsonNode ours = parsed();
    private final JsonNode theirs = mapper.readTree(Samples.CONTEXTS);

    @Benchmark
    public byte[] freshet() {
        return Json.printBytes(ours);
    }

    @Benchmark
    public byte[] baseline() {
        return mapper.writeValueAsBytes(theirs);
    }

    private static JsonNode parsed() {
        try {
            return Json.parse(Samples.CONTEXTS);
        } catch (InvalidJson e) {
            throw new IllegalStateException(e);
        }
    }
}
