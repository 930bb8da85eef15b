package io.freshet.loader.pg.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Processor;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.badrow.BadRowEncoder;
import io.freshet.loader.pg.badrow.BadRowTable;
import io.freshet.loader.pg.copy.Advance;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.failed.FailedEventEncoder;
import io.freshet.loader.pg.failed.FailedEventsTable;
import io.freshet.loader.pg.offset.OffsetStore;
import io.freshet.loader.pg.traffic.TrafficView;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The queries of the pages, run as they stand over recorded bad rows; each finds something. */
class DocumentedQueriesIT {

    private static final Pattern BLOCK =
            Pattern.compile("^```sql\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String ID = TestEvents.id(1);
    private static final String FAILURE =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/failure/jsonschema/1-0-0","data":
             {"failureType":"ValidationError","schema":"iglu:com.acme/t/jsonschema/1-0-0",
              "errors":[{"message":"no","source":"contexts"}],"timestamp":"2021-03-04T05:06:07Z"}}"""
                    .replace("\n", "");

    private static String bookkeeping;
    private static String atomic;

    @BeforeAll
    static void load() throws Exception {
        var settings = TestPostgres.settings();
        bookkeeping = settings.bookkeepingSchema();
        atomic = settings.schema();
        TestPostgres.run("CREATE SCHEMA " + bookkeeping);
        TestPostgres.run("CREATE SCHEMA " + atomic);
        var offsets = new OffsetStore(bookkeeping, "group", "test");
        offsets.definition().forEach(TestPostgres::run);
        var badRows = BadRowTable.in(bookkeeping);
        var failedEvents = FailedEventsTable.in(atomic);
        try (var connection = TestPostgres.connect()) {
            new SideTables(List.of(badRows, failedEvents), true).prepare(connection);
            connection.commit();
            load(connection, offsets, "bad", badRows, new BadRowEncoder(), recorded());
            load(
                    connection,
                    offsets,
                    "failed",
                    failedEvents,
                    new FailedEventEncoder(new Processor("loader", "1")),
                    List.of(failedEvent()));
        }
        TestPostgres.run(
                "CREATE TABLE %s.events AS SELECT * FROM %1$s.failed_events".formatted(atomic));
        TestPostgres.run(
                ("INSERT INTO %s.events (event_id, collector_tstamp, event, domain_sessionid)"
                                + " VALUES (gen_random_uuid(), now() AT TIME ZONE 'UTC', 'page_view', '%s')")
                        .formatted(atomic, ID));
        try (var connection = TestPostgres.connect()) {
            new TrafficView(atomic).prepare(connection);
            connection.commit();
        }
        TestPostgres.run(
                ("UPDATE %s.bad_rows SET failure_tstamp = now() AT TIME ZONE 'UTC'"
                                + " WHERE fingerprint = (SELECT max(fingerprint) FROM %1$s.bad_rows)")
                        .formatted(bookkeeping));
    }

    private static void load(
            Connection connection,
            OffsetStore offsets,
            String topic,
            SideTable table,
            SideEncoder encoder,
            List<String> values)
            throws Exception {
        var claim = offsets.claim(connection, topic, 0, null);
        var inputs = new ArrayList<Input>();
        for (var value : values) {
            var bytes = value.getBytes(StandardCharsets.UTF_8);
            inputs.add(new Input(topic, 0, inputs.size(), 0, null, bytes, Map.of()));
        }
        var advance = new Advance(topic, 0, claim, inputs.size());
        var loader = new SideLoader(table, encoder, offsets, rows -> assertThat(rows).isEmpty());
        var result = loader.load(connection, inputs, List.of(advance), false);
        assertThat(result.written()).isEqualTo(inputs.size());
    }

    private static List<String> recorded() {
        return Stream.concat(
                        TestData.lines("loader-pg/loader-badrows.ndjson").stream(),
                        TestData.lines("enrich/vectors-public.ndjson").stream()
                                .map(TestEvents::json)
                                .flatMap(line -> line.path("bad").valueStream())
                                .map(JsonNode::toString))
                .toList();
    }

    private static String failedEvent() {
        var cells = new String[AtomicField.COUNT];
        Arrays.fill(cells, "");
        cells[AtomicField.EVENT_ID.ordinal()] = ID;
        cells[AtomicField.COLLECTOR_TSTAMP.ordinal()] = "2021-03-04 05:06:07";
        cells[AtomicField.EVENT_NAME.ordinal()] = "page_view";
        var envelope =
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\",\"data\":[%s]}";
        cells[AtomicField.CONTEXTS.ordinal()] = envelope.formatted(FAILURE);
        cells[AtomicField.DERIVED_CONTEXTS.ordinal()] = envelope.formatted(FAILURE);
        return String.join("\t", cells);
    }

    static Stream<String> queries() throws Exception {
        var queries = new ArrayList<String>();
        for (var page :
                List.of(
                        "ask-sql-about-bad-rows.md",
                        "ask-sql-about-visits.md",
                        "load-failed-events.md")) {
            var text = Files.readString(TestData.root().resolve("docs/how-to").resolve(page));
            BLOCK.matcher(text).results().forEach(block -> queries.add(block.group(1)));
        }
        assertThat(queries).hasSizeGreaterThan(13);
        return queries.stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void findsSomething(String query) {
        var here = query.replace("freshet.", bookkeeping + ".").replace("atomic.", atomic + ".");

        assertThat(TestPostgres.query(here)).isNotEmpty();
    }
}
