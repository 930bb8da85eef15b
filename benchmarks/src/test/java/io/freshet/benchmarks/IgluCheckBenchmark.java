package io.freshet.benchmarks;

import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import tools.jackson.databind.JsonNode;

/**
 * Looking up the schemas of a page view and its two entities (four envelopes in all) and checking
 * the parsed data, against networknt with its schemas in hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class IgluCheckBenchmark {

    private final IgluClient client = IgluClients.shipped();
    private final SchemaFloor floor = new SchemaFloor();
    private final List<SelfDescribing> ours = new ArrayList<>();
    private final List<JsonNode> theirs = new ArrayList<>();

    /** Reads the data twice, by each side's own parser. */
    @Setup
    public void read() throws InvalidJson {
        var body = SentEvent.PAGE_VIEW.body();
        var contexts = Objects.requireNonNull(SentEvent.PAGE_VIEW.contexts());
        envelopes(floor.parse(body), floor.parse(contexts)).forEach(theirs::add);
        envelopes(Json.parse(body), Json.parse(contexts))
                .map(envelope -> SelfDescribing.parse(envelope).value().orElseThrow())
                .forEach(ours::add);
        if (freshet() != 4 || baseline() != 0) {
            throw new IllegalStateException("the data shall fit");
        }
    }

    /** How many fit. */
    @Benchmark
    public int freshet() {
        var valid = 0;
        for (var data : ours) {
            valid += client.check(data) instanceof IgluClient.Check.Valid ? 1 : 0;
        }
        return valid;
    }

    /** How many errors there are. */
    @Benchmark
    public int baseline() {
        var errors = 0;
        for (var envelope : theirs) {
            errors += floor.check(envelope);
        }
        return errors;
    }

    private static Stream<JsonNode> envelopes(JsonNode body, JsonNode contexts) {
        return Stream.concat(Stream.of(body, contexts), contexts.get("data").valueStream());
    }
}
