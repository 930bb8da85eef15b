package io.freshet.loader.pg.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.cell.CopyFormat;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.row.EntityStyle;
import io.freshet.loader.pg.row.JsonText;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Postgres reads the same JSON by its own functions and finds the same values in the tables. */
class RandomEventsIT {

    private static final int EVENTS = 600;
    private static final long SEED = 20_261_121;

    /** What is left of the data when all that has a column is taken away. */
    private static final String UNKNOWN =
            """
            SELECT seq, nullif(CASE WHEN u->'o' = '{}' THEN u - 'o' ELSE u END, '{}') AS u
              FROM (SELECT seq, CASE WHEN u #> '{o,deep}' = '{}' THEN u #- '{o,deep}' ELSE u END AS u
                      FROM (SELECT (one->>'seq')::int AS seq,
                                   (jsonb_strip_nulls(one - '{_schema_version,seq,i,n,b,s,d,day,u,list,any}'::text[])
                                    #- '{o,x}') #- '{o,deep,z}' AS u
                              FROM data) AS bare) AS inner_gone""";

    private static final String DATA =
            """
            data AS (SELECT one, id FROM atomic.sent,
                     LATERAL jsonb_array_elements(doc->'contexts_com_acme_any_1') AS one)""";

    private static final String DIFFERENT_ENTITIES =
            "WITH "
                    + DATA
                    + ", unknown AS ("
                    + UNKNOWN
                    + """
                    )
                    SELECT one::text, to_jsonb(t)::text, unknown.u::text
                      FROM data
                      JOIN unknown ON unknown.seq = (one->>'seq')::int
                      LEFT JOIN atomic.com_acme_any_1 t ON t.seq = (one->>'seq')::int AND t.root_id = id
                     WHERE t.seq IS NULL
                        OR t.i IS DISTINCT FROM (one->>'i')::numeric
                        OR t.n IS DISTINCT FROM (one->>'n')::float8
                        OR t.b IS DISTINCT FROM (one->>'b')::boolean
                        OR t.s IS DISTINCT FROM one->>'s'
                        OR t.d IS DISTINCT FROM (replace(one->>'d', '+12021', '12021'))::timestamptz AT TIME ZONE 'UTC'
                        OR t.day IS DISTINCT FROM (one->>'day')::date
                        OR t.u IS DISTINCT FROM (one->>'u')::uuid
                        OR t.list::text IS DISTINCT FROM nullif(one->'list', 'null')::text
                        OR t."any"::text IS DISTINCT FROM nullif(one->'any', 'null')::text
                        OR t."o.x" IS DISTINCT FROM (one#>>'{o,x}')::numeric
                        OR t."o.deep.z" IS DISTINCT FROM (one#>>'{o,deep,z}')::float8
                        OR t.unknown__jsonb::text IS DISTINCT FROM unknown.u::text
                        OR t.root_tstamp IS DISTINCT FROM
                           (SELECT collector_tstamp FROM atomic.events WHERE event_id = id)""";

    @ParameterizedTest
    @EnumSource
    void cellsAreWhatPostgresReadsInTheJson(CopyFormat format) throws Exception {
        var schemas = TestEvents.schemas(RandomEvents.SCHEMA, RandomEvents.PROPERTIES);
        var settings = TestPostgres.settings();
        var layout = LayoutSettings.DEFAULT.with(EntityStyle.BOTH);
        var all = inputs();
        try (var db = new LoadingDatabase(IgluClients.inMemory(schemas), settings, layout, 0)) {
            assertThat(db.load(all.subList(0, EVENTS / 2)).loaded()).isEqualTo(EVENTS / 2);
            if (format == CopyFormat.TEXT) {
                db.run(
                        "ALTER TABLE atomic.events ALTER tr_total TYPE numeric"
                                + " USING tr_total::text::numeric");
                db.run("ALTER TABLE atomic.com_acme_any_1 ALTER i TYPE numeric");
            }
        }
        try (var db = new LoadingDatabase(IgluClients.inMemory(schemas), settings, layout, 1)) {
            assertThat(db.events.target().format()).isEqualTo(format);
            assertThat(db.load(all.subList(EVENTS / 2, EVENTS)).loaded()).isEqualTo(EVENTS / 2);

            send(settings, all);

            assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("" + EVENTS);
            assertThat(db.query(differentEvents() + " LIMIT 9")).isEmpty();
            assertThat(db.query(DIFFERENT_ENTITIES + " LIMIT 1")).isEmpty();
            assertThat(db.query("WITH " + DATA + " SELECT count(*) FROM data"))
                    .isEqualTo(db.query("SELECT count(*) FROM atomic.com_acme_any_1"));
        }
    }

    @Test
    void aColumnThatBecameAnotherTypeIsNoticed() throws Exception {
        try (var db = new LoadingDatabase(IgluClients.inMemory(Map.of()))) {
            db.run("ALTER TABLE atomic.events ALTER se_value TYPE bigint USING 0");
            var event = TestEvents.event(TestEvents.id(1)).with("se_value", "1.5").at(0);

            assertThatThrownBy(() -> db.load(event))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("column se_value of table events is no DOUBLE PRECISION any more");

            assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("0");
            assertThat(db.bad).isEmpty();
        }
    }

    private static List<Input> inputs() {
        var events = new RandomEvents(SEED);
        var inputs = new ArrayList<Input>();
        for (int i = 0; i < EVENTS; i++) {
            var json = events.next().getBytes(StandardCharsets.UTF_8);
            inputs.add(TestEvents.input(json, RandomEvents.SCHEMA, i < EVENTS / 2 ? 0 : 1, i));
        }
        return inputs;
    }

    /** The events once more, as Postgres can store them. */
    private static void send(PgSettings settings, List<Input> inputs) throws SQLException {
        var table = settings.schema() + ".sent";
        TestPostgres.run("CREATE TABLE " + table + " (id uuid, doc jsonb)");
        try (var connection = TestPostgres.connect();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO "
                                        + table
                                        + " SELECT (d->>'event_id')::uuid, d FROM (SELECT ?::jsonb d) x")) {
            for (var input : inputs) {
                var json = new String(input.value(), StandardCharsets.UTF_8);
                insert.setString(1, JsonText.print(TestEvents.json(json)));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Each cell that is another one: its column, what was sent, what is stored. */
    private static String differentEvents() {
        var cells =
                AtomicField.all().stream()
                        .flatMap(RandomEventsIT::cell)
                        .collect(Collectors.joining(",\n"));
        return "SELECT cell.* FROM atomic.sent LEFT JOIN atomic.events e ON event_id = id,"
                + " LATERAL (VALUES "
                + "('contexts', nullif(doc->'contexts_com_acme_any_1', '[]')::text,"
                + " contexts_com_acme_any_1::text),\n"
                + cells
                + ") AS cell (name, sent, stored) WHERE sent IS DISTINCT FROM stored";
    }

    private static Stream<String> cell(AtomicField field) {
        var sent = "(doc->>'" + field.column() + "')";
        var read =
                switch (field.kind()) {
                    case TEXT -> field.maxLength() <= 3 ? "rtrim(" + sent + ", ' ')" : sent;
                    case UUID -> sent + "::uuid";
                    case INTEGER -> sent + "::numeric::integer";
                    case DECIMAL, FLOAT -> sent + "::float8";
                    case FLAG -> sent + "::boolean";
                    case TIMESTAMP ->
                            "replace("
                                    + sent
                                    + ", '+12021', '12021')::timestamptz AT TIME ZONE 'UTC'";
                    case ENTITIES, SELF_DESCRIBING -> null;
                };
        // JSON in Postgres has no -0
        boolean isFloat = read != null && read.endsWith("::float8");
        var type = isFloat ? "::float8 + 0" : "";
        return read == null
                ? Stream.empty()
                : Stream.of(
                        "('%1$s', (%2$s)::text, (e.%1$s%3$s)::text)"
                                .formatted(field.column(), read, type));
    }
}
