package io.freshet.event.badrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Bad rows that the reference wrote: read into our records, they print to the byte the same. */
class BadRowVectorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void printsTheSameText(String id, JsonNode row) {
        assertThat(BadRowJson.print(BadRowReader.read(row))).isEqualTo(Json.print(row));
    }

    static Stream<Object[]> rows() {
        var enricher =
                Stream.of("enrich/vectors-public.ndjson", "enrich/vectors-trackers.ndjson")
                        .flatMap(file -> TestData.lines(file).stream())
                        .map(BadRowVectorsTest::json)
                        .flatMap(
                                c ->
                                        c.path("bad")
                                                .valueStream()
                                                .map(
                                                        r ->
                                                                new Object[] {
                                                                    c.get("id").asString(), r
                                                                }));
        var loader =
                TestData.lines("loader-pg/loader-badrows.ndjson").stream()
                        .map(line -> new Object[] {line.substring(0, 100), json(line)});
        return Stream.concat(enricher, loader);
    }

    private static JsonNode json(String line) {
        try {
            return Json.parse(line);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
