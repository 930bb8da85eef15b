package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.Json;
import io.freshet.loader.pg.TestEvents;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/** Values that a column cannot hold: each hurts its own event at most. */
class BadValuesIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";

    /** A column of each kind. */
    private static final String SCHEMA =
            """
            {"type":"object","properties":{
             "plain":{"type":"string"},
             "short":{"type":"string","maxLength":5},
             "fixed":{"type":"string","minLength":3,"maxLength":3},
             "choice":{"enum":["a","bb"]},
             "id":{"type":"string","format":"uuid"},
             "at":{"type":"string","format":"date-time"},
             "day":{"type":"string","format":"date"},
             "int4":{"type":"integer","maximum":100},
             "int8":{"type":"integer"},
             "number":{"type":"number"},
             "flag":{"type":"boolean"},
             "json":{"type":"array"},
             "any":{}
            }}""";

    private static final List<String> COLUMNS =
            List.of(
                    "plain", "short", "fixed", "choice", "id", "at", "day", "int4", "int8",
                    "number", "flag", "json", "any");

    private LoadingDatabase db;

    @BeforeEach
    void open() throws SQLException {
        db = new LoadingDatabase(new FakeRegistries().with(T, SCHEMA));
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void inEveryKindOfColumnEveryValueHurtsItsOwnEventAtMost() throws Exception {
        var inputs = new ArrayList<Input>();
        for (var column : COLUMNS) {
            for (var value : values()) {
                int number = inputs.size();
                inputs.add(
                        event(id(number))
                                .entity(T, "{\"" + column + "\":" + value + "}")
                                .at(number));
                inputs.add(good(number + 1));
            }
        }

        loadsTheGoodOnes(inputs);
    }

    @Test
    void inEveryAtomicColumnEveryValueHurtsItsOwnEventAtMost() throws Exception {
        var inputs = new ArrayList<Input>();
        for (var field : AtomicField.all()) {
            if (field.kind() == AtomicField.Kind.ENTITIES || field == AtomicField.EVENT_ID) {
                continue;
            }
            for (var value : values()) {
                int number = inputs.size();
                inputs.add(event(id(number)).with(field.column(), value).at(number));
                inputs.add(good(number + 1));
            }
        }

        loadsTheGoodOnes(inputs);
    }

    /** Of each two the second is good. */
    private void loadsTheGoodOnes(List<Input> inputs) throws Exception {
        var result = db.load(inputs);

        assertThat(result.loaded() + db.bad.size()).isEqualTo(inputs.size());
        assertThat(result.bad()).hasSameSizeAs(db.bad);
        assertThat(db.bad).hasSizeGreaterThan(inputs.size() / 20);
        assertThat(result.bad()).allMatch(bad -> bad.input().offset() % 2 == 0);
        assertThat(result.bad().stream().map(bad -> bad.input().offset())).doesNotHaveDuplicates();
        var loaded = new HashSet<>(db.query("SELECT event_id FROM atomic.events"));
        for (int good = 1; good < inputs.size(); good += 2) {
            assertThat(loaded.contains(id(good))).isTrue();
        }
        for (var bad : db.bad) {
            assertThat(bad.path("schema").asString())
                    .containsAnyOf("loader_runtime_error", "loader_iglu_error", "loader_parsing");
        }
    }

    private static List<String> values() {
        var values = new ArrayList<String>();
        for (var text : TEXTS) {
            values.add(Json.print(StringNode.valueOf(text)));
        }
        values.addAll(OTHERS);
        values.add("1" + "0".repeat(400));
        values.add("[1" + "0".repeat(140_000) + "]");
        values.add("0." + "1".repeat(5000));
        values.add("[".repeat(300) + "]".repeat(300));
        return values;
    }

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "\u0000",
                    "a\u0000b",
                    "\ud800",
                    "\udc00x",
                    "\ud83d\ude00",
                    "x".repeat(101),
                    "\u00e9".repeat(5000),
                    "x".repeat(70_000),
                    "\\N",
                    "\\.",
                    "\\",
                    "\t\n\r\b\f\u000b",
                    "\ufffe\uffff",
                    "NaN",
                    "Infinity",
                    "-inf",
                    "1e400",
                    "2024-13-01",
                    "2024-02-30",
                    "2024-02-30T00:00:00Z",
                    "0000-01-01",
                    "0000-01-01T00:00:00Z",
                    "-0001-01-01T00:00:00Z",
                    "-4713-01-01T00:00:00Z",
                    "-4713-01-01",
                    "-999999999-01-01",
                    "+294277-01-01T00:00:00Z",
                    "+294277-01-01",
                    "+999999999-12-31T23:59:59Z",
                    "9999-12-31T23:59:59.9999999Z",
                    "10000-01-01",
                    "2024-01-01T24:00:00Z",
                    "2016-12-31T23:59:60Z",
                    "2024-01-01T00:00:00+99:99",
                    "2024-01-01T00:00:00",
                    "infinity",
                    "now",
                    "epoch",
                    "allballs",
                    "00000000-0000-0000-0000-00000000000g",
                    "{11111111-1111-1111-1111-111111111111}",
                    "1-1-1-1-1");

    private static final List<String> OTHERS =
            List.of(
                    "true",
                    "0",
                    "-0",
                    "-0.0",
                    "1.0",
                    "1.5",
                    "2147483647",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "123456789012345678901234567890",
                    "1e400",
                    "-1e400",
                    "1e-400",
                    "4.9e-324",
                    "1.7976931348623157e308",
                    "1.8e308",
                    "1e999999",
                    "1e2147483648",
                    "{}",
                    "[]",
                    "[null]",
                    "[\"\\u0000\",{\"a\\u0000\":{\"\\u0000\":\"x\\u0000\"}}]",
                    "{\"\":1,\"\\ud800\":\"\\udfff\"}",
                    "[1e400,-1e131072,1e999999]",
                    "[123456789012345678901234567890.123456789012345678901234567890]");

    private static Input good(int number) {
        return event(id(number)).entity(T, "{\"plain\":\"fine\",\"int4\":1}").at(number);
    }

    @Test
    void zeroCharactersAreLeftOutOfTextsAndOfJsonAtAnyDepth() throws Exception {
        db.load(
                event(id(1))
                        .with("page_title", "\"a\\u0000b\"")
                        .entity(
                                T,
                                "{\"plain\":\"\\u0000c\",\"json\":[\"d\\u0000\",{\"e\\u0000f\":{\"g\":\"\\u0000\"}}]}")
                        .at(0));

        assertThat(db.query("SELECT page_title FROM atomic.events")).containsExactly("ab");
        assertThat(db.query("SELECT plain, json FROM atomic.com_acme_t_1"))
                .containsExactly("c|[\"d\", {\"ef\": {\"g\": \"\"}}]");
    }

    @Test
    void halfSurrogatesBecomeReplacementCharacters() throws Exception {
        var written =
                event(id(1))
                        .with("page_title", "\"a<high>\"")
                        .entity(T, "{\"json\":[\"<low>b\"]}")
                        .bytes();
        var json =
                new String(written, StandardCharsets.UTF_8)
                        .replace("<high>", "\\ud800")
                        .replace("<low>", "\\udc00");

        db.load(TestEvents.input(json.getBytes(StandardCharsets.UTF_8), T, 0, 0));

        assertThat(db.query("SELECT page_title FROM atomic.events")).containsExactly("a\ufffd");
        assertThat(db.query("SELECT json FROM atomic.com_acme_t_1"))
                .containsExactly("[\"\ufffdb\"]");
    }

    @Test
    void timesAtTheEdgesOfPostgresAreStored() throws Exception {
        db.load(
                event(id(1)).entity(T, "{\"at\":\"+294276-12-31T23:59:59.999999Z\"}").at(0),
                event(id(2)).entity(T, "{\"at\":\"0000-01-01T00:00:00Z\"}").at(1),
                event(id(3)).entity(T, "{\"day\":\"-0043-03-15\"}").at(2));

        assertThat(db.bad).isEmpty();
        assertThat(db.query("SELECT at, day FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly(
                        "294276-12-31 23:59:59.999999|\u2205",
                        "0001-01-01 00:00:00 BC|\u2205",
                        "\u2205|0044-03-15 BC");
    }

    @Test
    void bytesThatAreNoUtf8HurtTheirOwnEvent() throws Exception {
        var bytes = event(id(1)).with("page_title", "\"a?b\"").bytes();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xff : bytes[i];
        }

        var result = db.load(TestEvents.input(bytes, null, 0, 0), event(id(2)).at(1));

        assertThat(result.loaded() + db.bad.size()).isEqualTo(2);
        assertThat(db.query("SELECT event_id FROM atomic.events")).contains(id(2));
    }

    @Test
    void jsonOfAnyDepthHurtsItsOwnEventAtMost() throws Exception {
        var inputs = new ArrayList<Input>();
        for (int depth : List.of(10, 400, 990, 5_000, 200_000)) {
            var json = event(id(depth)).bytes();
            var deep =
                    ",\"contexts_com_acme_t_1\":[{\"_schema_version\":\"1-0-0\",\"any\":"
                            + "[".repeat(depth)
                            + "]".repeat(depth)
                            + "}]}";
            var text = new String(json, StandardCharsets.UTF_8);
            var whole = text.substring(0, text.length() - 1) + deep;
            inputs.add(
                    TestEvents.input(whole.getBytes(StandardCharsets.UTF_8), T, 0, inputs.size()));
        }
        inputs.add(event(id(1)).at(inputs.size()));

        var result = db.load(inputs);

        assertThat(result.loaded() + db.bad.size()).isEqualTo(inputs.size());
        assertThat(Set.copyOf(db.query("SELECT event_id FROM atomic.events")))
                .contains(id(1), id(10), id(400));
    }
}
