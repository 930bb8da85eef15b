package io.freshet.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.Records;
import io.freshet.webapp.row.EventRows.TableRow;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventTrace.Found;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LineageTest {

    private static final long AT = 1_700_000_000_000L;

    private final Records records = new Records();
    private final SeenTimes seen = new SeenTimes(2);
    private final TailRecord payload = records.payload(AT, 1);

    @Test
    void theFailureTellsWhenABadRowWasMade() {
        var bad = records.bad(Stage.PARSED_BAD, AT, failedAt("2023-11-14T22:13:20.040Z"), payload);

        var step = lineage(List.of(), payload, bad).path(1);

        assertThat(step.path("by").asString()).isEqualTo("failure");
        assertThat(step.path("millisAfter").asLong()).isEqualTo(40);
    }

    @Test
    void jsonIsAsOldAsWeSawItUnlessItWasInPostgresBeforeThat() throws InvalidJson {
        var json = records.good(AT, "e", payload, 0);
        seen.note(json);

        var step = lineage(List.of(), payload, json).path(1);
        var overtaken = lineage(List.of(row("2023-11-14T22:13:20.003")), payload, json);

        assertThat(step.path("by").asString()).isEqualTo("window");
        assertThat(step.path("millisAfter").asLong()).isEqualTo(5);
        assertThat(overtaken.path(1).has("at")).isFalse();
        assertThat(overtaken.path(2).path("millisAfter").asLong()).isEqualTo(3);
        assertThat(overtaken.path(2).path("by").asString()).isEqualTo("loader");
    }

    @Test
    void whatNobodyTellsIsLeftOut() {
        var json = records.good(AT, "e", payload, 0);
        var bad = records.bad(Stage.JSON_BAD, AT, "not even JSON", payload);

        var lineage = lineage(List.of(), payload, json, bad);

        assertThat(lineage.path(0).path("at").asLong()).isEqualTo(AT);
        assertThat(lineage.path(1).has("at")).isFalse();
        assertThat(lineage.path(2).has("at")).isFalse();
    }

    @Test
    void clocksThatDifferMakeNoTime() {
        var bad = records.bad(Stage.PARSED_BAD, AT, failedAt("2023-11-14T22:13:19Z"), payload);

        var step = lineage(List.of(), payload, bad).path(1);

        assertThat(step.has("at")).isTrue();
        assertThat(step.has("millisAfter")).isFalse();
    }

    @Test
    void theTimesOfTheNewestRecordsAreKept() {
        var all = List.of(one(), one(), one());
        all.forEach(seen::note);
        seen.note(payload);

        assertThat(seen.of(all.get(0).place())).isEmpty();
        assertThat(seen.of(all.get(2).place())).isEqualTo(OptionalLong.of(AT + 5));
        assertThat(seen.of(payload.place())).isEmpty();
    }

    private TailRecord one() {
        return records.good(AT, "e", payload, 0);
    }

    private JsonNode lineage(List<TableRow> rows, TailRecord... found) {
        var all = new EnumMap<Stage, TailRecord>(Stage.class);
        for (var record : found) {
            all.put(record.stage(), record);
        }
        return new Lineage(seen::of).of(new Found("e", all, 0, rows, null), null);
    }

    private static TableRow row(String loaded) throws InvalidJson {
        return new TableRow("atomic.events", Json.parse("{\"load_tstamp\":\"" + loaded + "\"}"));
    }

    private static String failedAt(String time) {
        return "{\"schema\":\"iglu:x/y/jsonschema/1-0-0\",\"data\":{\"failure\":{\"timestamp\":\""
                + time
                + "\"}}}";
    }
}
