package io.freshet.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.Records;
import io.freshet.webapp.row.EventRows.TableRow;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.Stage;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTraceTest {

    private static final String ID = "34753a70-d3f2-4933-a09a-5b82e9bbffad";
    private static final String OTHER = "00000000-d3f2-4933-a09a-5b82e9bbffad";
    private static final long AT = 1_700_000_000_000L;
    private static final String BAD =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-0",
             "data":{"failure":{"timestamp":"2023-11-14T22:13:20.040Z"},
              "payload":{"enriched":{"event_id":"%s"},"raw":{}}}}""";
    private static final String TOO_LARGE =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/size_violation/jsonschema/1-0-0",
             "data":{"failure":{"timestamp":"2023-11-14T22:13:20.040Z"},"payload":"GET /i?"}}""";

    private final Records records = new Records();
    private final Topics topics = new Topics();
    private final Map<String, Place> index = new HashMap<>();
    private final EventTrace trace =
            new EventTrace(topics, null, id -> Optional.ofNullable(index.get(id)));

    @Test
    void anEventIsFoundWithTheRecordItCameFrom() {
        var payload = topics.add(records.payload(AT, 2));
        topics.add(records.good(AT, OTHER, payload, 0));
        var good = topics.add(records.good(AT, ID, payload, 1));
        index.put(ID, good.place());

        var found = trace.find(ID, -1);

        assertThat(found.at(Stage.JSON)).contains(good);
        assertThat(found.at(Stage.RAW)).contains(payload);
        assertThat(found.index()).isEqualTo(1);
        assertThat(trace.find(ID.toUpperCase(Locale.ROOT), -1).id()).isEqualTo(ID);
    }

    @Test
    void anEventThatNobodyHasSeenIsNotSearchedForAgainAndAgain() {
        topics.add(records.good(AT, OTHER, null, 0));

        for (var i = 0; i < 10; i++) {
            var found = trace.find(ID, -1);
            assertThat(found.isEmpty()).isTrue();
            assertThat(found.id()).isEqualTo(ID);
        }

        assertThat(topics.searches()).isZero();
    }

    @Test
    void whoWantsItAllSearchesAsFarBackAsHeSays() {
        topics.add(records.bad(Stage.PARSED_BAD, AT, BAD.formatted(ID), null));

        assertThat(trace.find(ID, AT + 1).isEmpty()).isTrue();
        assertThat(trace.find(ID, AT).badRow()).isPresent();
    }

    @Test
    void aBadRowWithoutAnEventIsFoundByItsPlace() {
        var lost = topics.add(records.bad(Stage.RAW_BAD, AT, TOO_LARGE, null));
        var place = lost.place().toString();

        var found = trace.find(place, -1);

        assertThat(found.id()).isEqualTo(place);
        assertThat(found.badRow()).contains(lost);
        assertThat(trace.find("topic_raw_bad-0@99", -1).isEmpty()).isTrue();
        assertThat(trace.find("topic_raw_bad-7@0", -1).isEmpty()).isTrue();
    }

    @Test
    void thePlaceOfAnEventsRecordLeadsToTheEvent() {
        var payload = topics.add(records.payload(AT, 1));
        var bad = topics.add(records.bad(Stage.PARSED_BAD, AT, BAD.formatted(ID), payload));

        var found = trace.find(bad.place().toString(), -1);

        assertThat(found.id()).isEqualTo(ID);
        assertThat(found.at(Stage.RAW)).contains(payload);
        assertThat(trace.find(payload.place().toString(), -1).at(Stage.RAW)).contains(payload);
    }

    @Test
    void aRowTellsWhenItsEventWas() throws InvalidJson {
        var row = Json.parse("{\"collector_tstamp\":\"2023-11-14T22:13:20+00:00\"}");
        var stored =
                new EventTrace(
                        topics,
                        id -> List.of(new TableRow("atomic.events", row)),
                        id -> Optional.empty());
        var good = topics.add(records.good(AT, ID, null, 0));

        var found = stored.find(ID, -1);

        assertThat(found.rows()).hasSize(1);
        assertThat(found.at(Stage.JSON)).contains(good);
    }

    @Test
    void aDatabaseThatIsAwayIsSaidSo() {
        var away =
                new EventTrace(
                        topics,
                        id -> {
                            throw new SQLException("connection refused", "08001");
                        },
                        id -> Optional.empty());

        assertThat(away.find(ID, -1).rowsTrouble()).contains("08001");
        assertThat(trace.find(ID, -1).rowsTrouble()).isNull();
    }
}
