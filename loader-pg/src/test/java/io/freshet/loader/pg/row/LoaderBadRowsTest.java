package io.freshet.loader.pg.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.cell.CastFailure;
import io.freshet.loader.pg.copy.Input;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The recorded bad rows, from the events that caused them. */
class LoaderBadRowsTest {

    private static final Processor PROCESSOR = new Processor("snowplow-postgres-loader", "0.3.3");

    private final BadEvents badEvents = new BadEvents(PROCESSOR);

    @Test
    void aRefusedEventIsToldInLosslessJson() {
        var recorded = recorded("loader_runtime_error", "T03");

        var row =
                badEvents.refused(
                        event("required missing"),
                        recorded.path("data").path("failure").asString());

        assertThat(Json.print(TestEvents.json(BadRowJson.print(row))))
                .isEqualTo(Json.print(recorded));
    }

    @Test
    void aValueOfAnotherTypeIsToldWithItsSchema() {
        var recorded = recorded("loader_iglu_error", "T04");
        var event = event("date value");
        var entity = event.entities().get(0);
        var value = entity.data().path("d");
        var column = new SchemaColumn("d", SqlType.DATE, true, List.of("d"));

        var row =
                badEvents.ofProblems(
                        event,
                        List.of(
                                new RowProblem.Property(
                                        entity,
                                        "t",
                                        column,
                                        CastFailure.type(SqlType.DATE, value))));

        assertThat(Json.print(TestEvents.json(BadRowJson.print(row))))
                .isEqualTo(Json.print(recorded));
    }

    @Test
    void aMissingSchemaIsToldWithItsModel() {
        var recorded = recorded("loader_iglu_error", "T18");
        var error = recorded.path("data").path("failure").path(0).path("error");

        var row =
                badEvents.ofIglu(
                        event("schema absent in registry"),
                        List.of(
                                BadEvents.missingSchema(
                                        SchemaKey.of("iglu:com.acme/nope/jsonschema/1-0-0"),
                                        error)));

        assertThat(Json.print(TestEvents.json(BadRowJson.print(row))))
                .isEqualTo(Json.print(recorded));
    }

    private static JsonNode recorded(String schema, String appId) {
        return TestData.lines("loader-pg/loader-badrows.ndjson").stream()
                .map(TestEvents::json)
                .filter(row -> row.path("schema").asString().contains("/" + schema + "/"))
                .filter(
                        row ->
                                row.path("data")
                                        .path("payload")
                                        .path("app_id")
                                        .asString("")
                                        .equals(appId))
                .findFirst()
                .orElseThrow();
    }

    private static JsonEvent event(String description) {
        var tsv =
                TestData.lines("loader-pg/loader-e2e.ndjson").stream()
                        .map(TestEvents::json)
                        .filter(line -> line.path("desc").asString("").equals(description))
                        .map(line -> line.path("tsv").asString())
                        .findFirst()
                        .orElseThrow();
        Input input = TestEvents.ofTsv(tsv, 0, 0);
        var header = input.headers().get("iglu-schemas");
        var outcome =
                new EventReader(PROCESSOR)
                        .read(input.value(), new String(header, StandardCharsets.UTF_8));
        return ((Outcome.Good<JsonEvent>) outcome).value();
    }
}
