package io.freshet.benchmarks;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import tools.jackson.databind.node.ObjectNode;

/** Enriched line to flat JSON in UTF-8, against a split and Jackson's tree and mapper. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EventJsonBenchmark {
    private final byte[] line = Samples.LINE.getBytes(StandardCharsets.UTF_8);
    private final JsonMapper mapper =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Benchmark
    public byte[] freshet() {
        var decoded = EnrichedTsv.decode(line);
        return EventJson.printBytes(((EnrichedTsv.Decoded.Event) decoded).event());
    }

    @Benchmark
    public byte[] baseline() {
        var cells = new String(line, StandardCharsets.UTF_8).split("\t", -1);
        var event = mapper.createObjectNode();
        for (var field : AtomicField.all()) {
            var cell = cells[field.ordinal()];
            if (field.kind() == AtomicField.Kind.ENTITIES) {
                entities(event, cell);
            } else if (cell.isEmpty()) {
                event.putNull(field.column());
            } else {
                column(event, field, cell);
            }
        }
        return mapper.writeValueAsBytes(event);
    }

    private static void column(ObjectNode event, AtomicField field, String cell) {
        switch (field.kind()) {
            case INTEGER -> event.put(field.column(), Integer.parseInt(cell));
            case DECIMAL, FLOAT -> event.put(field.column(), Double.parseDouble(cell));
            case FLAG -> event.put(field.column(), cell.equals("1"));
            case TIMESTAMP ->
                    event.put(
                            field.column(), Instant.parse(cell.replace(" ", "T") + "Z").toString());
            default -> event.put(field.column(), cell);
        }
    }

    private void entities(ObjectNode event, String cell) {
        if (!cell.isEmpty()) {
            for (JsonNode entity : mapper.readTree(cell).get("data")) {
                var schema = entity.get("schema").stringValue().split("[:/]");
                var version = schema[4].split("-");
                var data = mapper.createObjectNode().put("_schema_version", schema[4]);
                data.setAll((ObjectNode) entity.get("data"));
                event.withArray(
                                ("contexts_" + schema[1] + "_" + schema[2] + "_" + version[0])
                                        .replace(".", "_"))
                        .add(data);
            }
        }
    }
}
