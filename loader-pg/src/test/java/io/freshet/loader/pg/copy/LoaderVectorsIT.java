package io.freshet.loader.pg.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.TestEvents;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The recorded live events, each in a batch of its own and then all in one. */
class LoaderVectorsIT {

    private static final String LOADED = "loaded";

    /** What we load and the reference does not; see docs/reference/compatibility/loader-pg.md. */
    private static final Map<String, String> IMPROVED =
            Map.of(
                    "date value", "days are stored",
                    "collision columns", "columns of one name get distinct ones",
                    "meta column name clash", "a property called root_id gets another name",
                    "varchar(0)", "a text that must be empty gets a column of one character",
                    "varchar over 10485760",
                            "a text that may be longer gets a column of any length",
                    "long table name sharing 63 chars", "the second table gets a distinct name",
                    "long column names", "the second column gets a distinct name",
                    "NUL char in context", "U+0000 is left out",
                    "user_fingerprint 60 chars", "columns are as long as the enricher allows");

    /** The reference has no window: it writes a second row. */
    private static final String TWICE = "same event id twice B";

    @Test
    void everyEventEndsAsRecordedOrBetter() throws Exception {
        var lines =
                TestData.lines("loader-pg/loader-e2e.ndjson").stream()
                        .map(TestEvents::json)
                        .toList();
        var schemas = TestEvents.schemas(lines.get(0).path("schemas"));
        var together = new ArrayList<Input>();
        try (var db = new LoadingDatabase(IgluClients.inMemory(schemas))) {
            long offset = 0;
            int loaded = 0;
            for (var vector : lines.subList(1, lines.size())) {
                var tsv = vector.path("tsv").asString();
                if (!(EnrichedTsv.decode(tsv) instanceof EnrichedTsv.Decoded.Event)) {
                    continue; // the events-processor's
                }
                var input = TestEvents.ofTsv(tsv, 0, offset++);
                together.add(input);
                db.bad.clear();

                var result = db.load(input);

                loaded += result.loaded();
                check(vector, result, db.bad);
            }
            var ids = "SELECT count(*), count(DISTINCT event_id) FROM atomic.events";
            assertThat(db.query(ids)).containsExactly(loaded + "|" + loaded);

            try (var other = new LoadingDatabase(IgluClients.inMemory(schemas))) {
                var result = other.load(together);

                assertThat(result.loaded()).isEqualTo(loaded);
                assertThat(result.duplicates()).isEqualTo(new DuplicateCount(1, 0));
                assertThat(result.bad()).hasSize(together.size() - loaded - 1);
            }
        }
    }

    private static void check(JsonNode vector, BatchLoader.Result result, List<JsonNode> bad) {
        var name = vector.path("desc").asString();
        var expected = IMPROVED.containsKey(name) ? LOADED : vector.path("outcome").asString();
        var actual = bad.isEmpty() ? LOADED : bad.get(0).path("schema").asString().split("/")[1];
        assertThat(actual).as(name + " " + bad).isEqualTo(expected);
        assertThat(result.duplicates().inWindow()).as(name).isEqualTo(TWICE.equals(name) ? 1 : 0);
        assertThat(result.loaded() + result.duplicates().inWindow())
                .as(name)
                .isEqualTo(expected.equals(LOADED) ? 1 : 0);
        if (!expected.equals(LOADED)) {
            var failure = bad.get(0).path("data").path("failure");
            checkFailure(name, vector.path("failure"), failure);
        }
    }

    /** Look-up histories tell times; the database's details of the row are not repeated. */
    private static void checkFailure(String name, JsonNode expected, JsonNode actual) {
        if (expected.isString()) {
            var words = expected.stringValue().split("\n", -1)[0];
            assertThat(actual.asString()).as(name).startsWith(words);
        } else if (expected.path(0).has("schemaCriterion")) {
            assertThat(actual.path(0).path("schemaCriterion"))
                    .as(name)
                    .isEqualTo(expected.path(0).path("schemaCriterion"));
            assertThat(actual.path(0).path("error").path("error").asString())
                    .isEqualTo("ResolutionError");
        } else {
            assertThat(Json.print(actual)).as(name).isEqualTo(Json.print(expected));
        }
    }
}
