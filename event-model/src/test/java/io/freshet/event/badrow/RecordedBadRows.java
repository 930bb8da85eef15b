package io.freshet.event.badrow;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All bad rows that the reference's programs wrote, with a name for each. */
final class RecordedBadRows {

    private RecordedBadRows() {}

    record Recorded(String id, JsonNode row) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Recorded> all() {
        return Stream.of(enricher(), collector(), loader()).flatMap(rows -> rows);
    }

    private static Stream<Recorded> enricher() {
        return Stream.of("enrich/vectors-public.ndjson", "enrich/vectors-trackers.ndjson")
                .flatMap(RecordedBadRows::lines)
                .flatMap(
                        line ->
                                line.path("bad")
                                        .valueStream()
                                        .map(row -> new Recorded(line.get("id").asString(), row)));
    }

    private static Stream<Recorded> collector() {
        var generic =
                lines("collector/vectors-generic-error.ndjson")
                        .map(
                                line ->
                                        new Recorded(
                                                line.get("id").asString(),
                                                line.get("expect").get("bad_row")));
        var answered =
                lines("collector/vectors-public.ndjson")
                        .flatMap(
                                line ->
                                        line.path("expect")
                                                .path("outputs")
                                                .valueStream()
                                                .filter(o -> o.path("json").has("schema"))
                                                .map(
                                                        o ->
                                                                new Recorded(
                                                                        line.get("id").asString(),
                                                                        o.get("json"))));
        return Stream.concat(generic, answered);
    }

    private static Stream<Recorded> loader() {
        return lines("loader-pg/loader-badrows.ndjson")
                .map(row -> new Recorded(row.get("schema").asString(), row));
    }

    private static Stream<JsonNode> lines(String file) {
        return TestData.lines(file).stream().map(RecordedBadRows::json);
    }

    private static JsonNode json(String line) {
        try {
            return Json.parse(line);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
