package io.freshet.loader.pg.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.badrow.BadRowEncoder;
import io.freshet.loader.pg.badrow.BadRowTable;
import io.freshet.loader.pg.copy.Advance;
import io.freshet.loader.pg.copy.BadRecord;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.failed.FailedEventEncoder;
import io.freshet.loader.pg.failed.FailedEventsTable;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of bad topics and of failed events in a real database. */
class SideLoaderIT {

    private static final String TOPIC = "snowplow_json_bad";

    private final String schema = TestPostgres.settings().bookkeepingSchema();
    private final OffsetStore offsets = new OffsetStore(schema, "group", "test");
    private final SideTable badRows = BadRowTable.in(schema);
    private final SideTable failedEvents = FailedEventsTable.in(schema);
    private final List<BadRecord> delivered = new ArrayList<>();
    private Connection connection;
    private Claim claim;

    @BeforeEach
    void prepare() throws SQLException {
        connection = TestPostgres.connect();
        TestPostgres.run("CREATE SCHEMA " + schema);
        for (var statement : offsets.definition()) {
            TestPostgres.run(statement);
        }
        new SideTables(List.of(badRows, failedEvents), true).prepare(connection);
        claim = offsets.claim(connection, TOPIC, 0, "id");
        connection.commit();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyRecordOfABadTopicIsARow() throws Exception {
        var inputs = new ArrayList<Input>();
        for (var line : TestData.lines("loader-pg/loader-badrows.ndjson")) {
            inputs.add(bad(inputs.size(), line));
        }
        inputs.add(bad(5, "no json"));
        inputs.add(bad(6, "[".repeat(50_000)));
        inputs.add(bad(7, "{\"a\":\"x\\u0000\\ud800y\"}"));
        inputs.add(bad(8, "\"" + "ä".repeat(1 << 19) + "\""));
        inputs.add(new Input(TOPIC, 0, 9, -1, null, null, Map.of()));

        var result = load(inputs);

        assertThat(result).isEqualTo(new SideLoader.Result(10, 0, List.of(), 0));
        assertThat(
                        query(
                                "SELECT type, failure_keyword, failure_path, app_id FROM s.bad_rows"
                                        + " ORDER BY source_offset LIMIT 4"))
                .containsExactly(
                        "loader_runtime_error|∅|com_acme_plain_1.a|T03",
                        "loader_iglu_error|∅|∅|T04",
                        "loader_iglu_error|ResolutionError|∅|T18",
                        "loader_parsing_error|FieldNumberMismatch|∅|∅");
        assertThat(query("SELECT payload #>> '{}' FROM s.bad_rows WHERE source_offset = 5"))
                .containsExactly("no json");
        assertThat(query("SELECT payload->>'a' FROM s.bad_rows WHERE source_offset = 7"))
                .containsExactly("x\uFFFDy");
        assertThat(query("SELECT length(payload #>> '{}') FROM s.bad_rows WHERE source_offset = 8"))
                .containsExactly("524288");
    }

    /** A number that JSON allows and numeric does not. */
    @Test
    void whatJsonbCannotHoldIsKeptAsTextAndHarmsNoOther() throws Exception {
        var result =
                load(List.of(bad(0, "{\"a\":1}"), bad(1, "{\"a\":1e999999}"), bad(2, "{\"a\":2}")));

        assertThat(result).isEqualTo(new SideLoader.Result(3, 0, List.of(), 0));
        assertThat(query("SELECT jsonb_typeof(payload) FROM s.bad_rows ORDER BY source_offset"))
                .containsExactly("object", "string", "object");
    }

    @Test
    void recordsThatAreReadAgainAreNotWrittenAgain() throws Exception {
        load(List.of(bad(0, "a"), bad(1, "b")));
        claim = offsets.claim(connection, TOPIC, 0, "another id");
        connection.commit();

        var result = load(List.of(bad(0, "a"), bad(1, "b"), bad(2, "c")));

        assertThat(result).isEqualTo(new SideLoader.Result(1, 2, List.of(), 0));
    }

    /** The topic was deleted and made again: same offsets, other times. */
    @Test
    void recordsOfATopicMadeAnewAreOthers() throws Exception {
        load(List.of(bad(0, "a")));
        claim = offsets.claim(connection, TOPIC, 0, "another id");
        connection.commit();
        var value = "a".getBytes(StandardCharsets.UTF_8);

        var result = load(List.of(new Input(TOPIC, 0, 0, 99, null, value, Map.of())));

        assertThat(result.written()).isOne();
    }

    @Test
    void whoeverWasFencedOffWritesNothing() throws Exception {
        offsets.claim(connection, TOPIC, 0, "id");
        connection.commit();

        assertThatThrownBy(() -> load(List.of(bad(0, "a")))).isInstanceOf(Fenced.class);

        connection.rollback();
        assertThat(query("SELECT count(*) FROM s.bad_rows")).containsExactly("0");
    }

    /** A table with a rule of somebody else's; a bad row for that would be refused, too. */
    @Test
    void aBadRowThatIsRefusedInEveryFormIsDroppedAndMakesNoBadRow() throws Exception {
        TestPostgres.run("ALTER TABLE " + schema + ".bad_rows ADD CHECK (source_offset <> 1)");

        var result = load(List.of(bad(0, "a"), bad(1, "b"), bad(2, "c")));

        assertThat(result).isEqualTo(new SideLoader.Result(2, 0, List.of(), 1));
        assertThat(delivered).isEmpty();
        assertThat(query("SELECT next_offset FROM s.loader_offsets")).containsExactly("3");
    }

    @Test
    void aDefectOfOursCostsOneRecordAndMakesNoBadRow() throws Exception {
        var good = new BadRowEncoder();
        var encoder =
                new SideEncoder() {
                    @Override
                    public Outcome<SideRow> encode(Input input) {
                        if (input.offset() == 1) {
                            throw new IllegalStateException("a bug");
                        }
                        return good.encode(input);
                    }

                    @Override
                    public Outcome<SideRow> refused(Input input, String reason) {
                        return good.refused(input, reason);
                    }
                };

        var result = load(encoder, badRows, List.of(bad(0, "a"), bad(1, "b"), bad(2, "c")));

        assertThat(result).isEqualTo(new SideLoader.Result(2, 0, List.of(), 1));
        assertThat(delivered).isEmpty();
    }

    /** What the loader itself gives up on comes back as a record, and ends there. */
    @Test
    void badRowsDoNotBreed() throws Exception {
        load(failedEncoder(), failedEvents, List.of(bad(0, "no line")));
        assertThat(delivered).hasSize(1);
        var row = BadRowJson.print(delivered.get(0).row());
        delivered.clear();

        load(List.of(bad(1, row)));
        load(List.of(bad(2, "not even json"), bad(3, "{\"x\":1e999999}")));

        assertThat(delivered).isEmpty();
        assertThat(query("SELECT type, processor FROM s.bad_rows WHERE source_offset = 1"))
                .containsExactly("loader_parsing_error|freshet-loader-pg");
        assertThat(query("SELECT count(*) FROM s.bad_rows")).containsExactly("3");
    }

    @Test
    void causesAreCountedWithTheNewestExample() throws Exception {
        var row =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/enrichment_failures/jsonschema/2-0-1",
                 "data":{"failure":{"timestamp":"2021-03-04T05:06:0%1$dZ","messages":[{"enrichment":null,
                  "message":{"field":"pp_mix","value":"%1$d","expectation":"cannot be %1$d"}}]},
                  "payload":{"enriched":{"app_id":"app%2$d"},"raw":{}}}}""";
        load(
                List.of(
                        bad(0, row.formatted(1, 0)),
                        bad(1, row.formatted(3, 1)),
                        bad(2, row.formatted(2, 0)),
                        bad(3, "else")));

        assertThat(
                        query(
                                "SELECT bad_rows, first_tstamp, last_tstamp, app_ids, type,"
                                        + " failure_path, failure_message FROM s.bad_row_causes"
                                        + " ORDER BY bad_rows DESC LIMIT 1"))
                .containsExactly(
                        "3|2021-03-04 05:06:01|2021-03-04 05:06:03|{app0,app1}|enrichment_failures"
                                + "|pp_mix|cannot be 3");
    }

    @Test
    void oldBadRowsAreDeleted() throws Exception {
        load(List.of(bad(0, "old")));
        var now = System.currentTimeMillis();
        var young = "young".getBytes(StandardCharsets.UTF_8);
        load(List.of(new Input(TOPIC, 0, 1, now, null, young, Map.of())));

        var deleted =
                new RowRetention(badRows, "failure_tstamp", Duration.ofHours(1)).delete(connection);

        assertThat(deleted).isOne();
        assertThat(query("SELECT source_offset FROM s.bad_rows")).containsExactly("1");
    }

    @Test
    void failedEventsAreRowsAndWhatIsNoneIsABadRow() throws Exception {
        var cells = new String[AtomicField.COUNT];
        Arrays.fill(cells, "");
        cells[AtomicField.APP_ID.ordinal()] = "s".repeat(300) + "\u0000";
        cells[AtomicField.EVENT_ID.ordinal()] = TestEvents.id(1);
        cells[AtomicField.COLLECTOR_TSTAMP.ordinal()] = "2021-03-04 05:06:07.089";
        cells[AtomicField.GEO_LATITUDE.ordinal()] = "NaN";
        cells[AtomicField.BR_COOKIES.ordinal()] = "1";
        cells[AtomicField.CONTEXTS.ordinal()] =
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\",\"data\":"
                        + "[{\"schema\":\"iglu:com.acme/t/jsonschema/1-0-0\",\"data\":{\"a\":1.50}}]}";

        var result =
                load(
                        failedEncoder(),
                        failedEvents,
                        List.of(
                                bad(0, String.join("\t", cells)),
                                bad(1, "no line"),
                                bad(2, String.join("\t", cells).replace("1.50", "1e999999"))));

        assertThat(result.written()).isOne();
        assertThat(result.dropped()).isZero();
        assertThat(delivered)
                .extracting(bad -> BadRowJson.schema(bad.row()).name())
                .containsExactly("loader_parsing_error", "loader_runtime_error");
        assertThat(
                        query(
                                "SELECT length(app_id), event_id, collector_tstamp, geo_latitude,"
                                        + " br_cookies, contexts #>> '{data,0,data,a}',"
                                        + " failure_count, load_tstamp IS NOT NULL"
                                        + " FROM s.failed_events"))
                .containsExactly(
                        "300|" + TestEvents.id(1) + "|2021-03-04 05:06:07.089|NaN|t|1.50|0|t");
    }

    @Test
    void aTableOfAnOlderVersionGetsTheColumnsItLacks() throws Exception {
        TestPostgres.run("ALTER TABLE " + schema + ".bad_rows DROP COLUMN v_tracker CASCADE");

        new SideTables(List.of(badRows, failedEvents), true).prepare(connection);
        connection.commit();

        assertThat(load(List.of(bad(0, "a"))).written()).isOne();
        assertThat(query("SELECT v_tracker FROM s.bad_rows")).containsExactly("∅");
    }

    @Test
    void indexesAreLeftOutOnRequest() throws Exception {
        var indexes = "SELECT count(*) FROM pg_indexes WHERE schemaname = '%s' AND tablename = ";
        assertThat(query(indexes.formatted(schema) + "'bad_rows'")).containsExactly("4");

        TestPostgres.run("CREATE SCHEMA " + schema + "_bare");
        var bare = BadRowTable.in(schema + "_bare");
        new SideTables(List.of(bare), false).prepare(connection);
        connection.commit();

        assertThat(query(indexes.formatted(schema + "_bare") + "'bad_rows'")).containsExactly("1");
    }

    private static SideEncoder failedEncoder() {
        return new FailedEventEncoder(new Processor("freshet-loader-pg", "1.0"));
    }

    private SideLoader.Result load(List<Input> inputs) throws Exception {
        return load(new BadRowEncoder(), badRows, inputs);
    }

    private SideLoader.Result load(SideEncoder encoder, SideTable table, List<Input> inputs)
            throws Exception {
        long next = inputs.get(inputs.size() - 1).offset() + 1;
        var loader = new SideLoader(table, encoder, offsets, delivered::addAll);
        var result =
                loader.load(connection, inputs, List.of(new Advance(TOPIC, 0, claim, next)), false);
        claim = claim.advancedTo(next);
        return result;
    }

    private static Input bad(long offset, String value) {
        return new Input(
                TOPIC,
                0,
                offset,
                1_600_000_000_000L + offset,
                null,
                value.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private List<String> query(String sql) {
        return TestPostgres.query(sql.replace(" s.", " " + schema + "."));
    }
}
