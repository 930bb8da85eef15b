package io.freshet.enricher.enrichment.sql;

import static io.freshet.enricher.enrichment.sql.TestQueries.IMPATIENT;
import static io.freshet.enricher.enrichment.sql.TestQueries.PATIENT;
import static io.freshet.enricher.enrichment.sql.TestQueries.SETTINGS;
import static io.freshet.enricher.enrichment.sql.TestQueries.ask;
import static io.freshet.enricher.enrichment.sql.TestQueries.askAtOnce;
import static io.freshet.enricher.enrichment.sql.TestQueries.failure;
import static io.freshet.enricher.enrichment.sql.TestQueries.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import io.freshet.enricher.vectors.RecordedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDatabaseTest {

    private static final String CUSTOMER = "select full_name from customers where id = ?";
    private static final String ADA = "{\"full_name\":\"Ada Example\"}";

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var resource : opened) {
            resource.close();
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    7::int2                          | 7
                    7::int4                          | 7
                    9000000000::int8                 | 9000000000
                    12.30::numeric(10,2)             | 12.30
                    'NaN'::numeric                   | null
                    1.1::float4                      | 1.100000023841858
                    9.5::float8                      | 9.5
                    1e10::float8                     | 1.0E10
                    'NaN'::float8                    | null
                    true                             | true
                    '12 books'::text                 | "12 books"
                    '12'::varchar                    | "12"
                    'ab'::char(3)                    | "ab "
                    date '2020-02-03'                | "2020-02-03T00:00:00.000Z"
                    timestamp '2020-02-03 10:11:12'  | "2020-02-03 10:11:12.0"
                    timestamptz '2020-02-03 10:11:12+02' | "2020-02-03 08:11:12.0"
                    time '10:11:12'                  | "10:11:12"
                    interval '1 day'                 | "1 days"
                    '6f9619ff-8b86-d011-b42d-00c04fc964ff'::uuid | "6f9619ff-8b86-d011-b42d-00c04fc964ff"
                    '{"k":[1,2.50]}'::json           | {"k":[1,2.50]}
                    '{"k":[1,2.50]}'::jsonb          | {"k":[1,2.50]}
                    '"str"'::json                    | "str"
                    'null'::json                     | null
                    array[1,2]                       | "{1,2}"
                    array['a','b']                   | "{a,b}"
                    '\\x0102ff'::bytea               | "\\\\x0102ff"
                    xmlparse(content '<a>1</a>')     | "<a>1</a>"
                    inet '192.0.2.1'                 | "192.0.2.1"
                    null::int                        | null
                    """)
    void cellsBecomeJsonByTheirColumnsClass(String expression, String json) throws Exception {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            assertThat(ask(postgres(query("select " + expression + " as x"))))
                    .containsExactly("{\"x\":" + json + "}");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void dayIsTheInstantItBeginsHere() throws Exception {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            assertThat(ask(postgres(query("select date '2020-07-03' as d"))))
                    .containsExactly("{\"d\":\"2020-07-03T00:00:00.000+02:00\"}");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void valuesKeepTheirTypes() throws Exception {
        var typed = "select ?::int a, ?::int8 b, ?::float8 c, ?::boolean d, ?::text e, ?::int2 f";

        assertThat(ask(postgres(query(typed)), 1, 2L, 3.5, true, "x' or 1=1", (byte) 1))
                .containsExactly(
                        "{\"a\":1,\"b\":2,\"c\":3.5,\"d\":true,\"e\":\"x' or 1=1\",\"f\":1}");
        assertThat(ask(postgres(query("select 1 as n where 80 = ?")), 80)).hasSize(1);
    }

    @Test
    void nothingIsAskedForMoreOrFewerValuesThanQuestionMarks() throws Exception {
        var database = postgres(query(CUSTOMER));

        assertThat(ask(database)).isNull();
        assertThat(ask(database, "u-100", "u-200")).isNull();
        assertThat(ask(database, "u-100")).containsExactly(ADA);
        assertThat(ask(postgres(query("select '?' as q -- ?")))).containsExactly("{\"q\":\"?\"}");
    }

    @Test
    void laterColumnsOfTheSameNameReplaceEarlierOnes() throws Exception {
        assertThat(ask(postgres(query("select 1 as a, 2 as b, 3 as a"))))
                .containsExactly("{\"a\":3,\"b\":2}");
    }

    @Test
    void queryThatIsWrongIsRefusedAndTheDatabaseIsNotToBlame() {
        var failure = failure(() -> ask(postgres(query("select nope from customers"))));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure)
                .hasMessageContaining("column \"nope\" does not exist")
                .hasMessageContaining("postgresql://127.0.0.1:");
    }

    @Test
    void slowQueryIsStoppedOnTheServer() throws Exception {
        var slow = "select 1 as freshet_slow from pg_sleep(30)";
        var failure = failure(() -> ask(open(address(), query(slow), IMPATIENT, 2)));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("the query took longer than 1000 ms");
        var running =
                "select count(*)::int n from pg_stat_activity where state = 'active'"
                        + " and query like '%freshet_slow%' and pid <> pg_backend_pid()";
        assertThat(ask(postgres(query(running)))).containsExactly("{\"n\":0}");
    }

    @Test
    void wrongPasswordIsToldAndNotShown() {
        RecordedDatabase.requirePasswordOf("locked", "right");
        var address = address(RecordedDatabase.port(), "locked", "not-this-one");

        var failure = failure(() -> ask(open(address, query("select 1"), PATIENT, 1)));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("password authentication failed for user \"locked\"");
        assertThat(failure.getMessage() + address).doesNotContain("not-this-one");
    }

    @Test
    void databaseThatIsAwayIsToldAndUsedAgainWhenItIsBack() throws Exception {
        var relay = kept(Relay.to(RecordedDatabase.port()));
        var address = address(relay.port(), "postgres", "x");
        var database = open(address, query(CUSTOMER), IMPATIENT, 2);
        assertThat(ask(database, "u-100")).containsExactly(ADA);

        relay.cut();
        var failure = failure(() -> ask(database, "u-100"));
        relay.mend();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + relay.port());
        assertThat(ask(database, "u-100")).containsExactly(ADA);
    }

    @Test
    void refusedConnectionIsToldAtOnce() throws Exception {
        var relay = kept(Relay.to(RecordedDatabase.port()));
        relay.cut();
        var address = address(relay.port(), "postgres", "x");
        var patient = new SqlSettings(Duration.ofMinutes(5), Duration.ofSeconds(1));

        var failure = failure(() -> ask(open(address, query("select 1"), patient, 1)));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("refused");
    }

    @Test
    void databaseThatSaysNothingIsGivenUpInTime() throws Exception {
        var relay = kept(Relay.to(RecordedDatabase.port()));
        var address = address(relay.port(), "postgres", "x");
        var database = open(address, query(CUSTOMER), IMPATIENT, 1);
        assertThat(ask(database, "u-100")).containsExactly(ADA);

        relay.fallSilent();
        var failure = failure(() -> ask(database, "u-100"));
        relay.mend();

        assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT);
    }

    @Test
    void nothingIsConnectedBeforeAQuestion() throws Exception {
        var relay = kept(Relay.to(RecordedDatabase.port()));
        var database = open(address(relay.port(), "postgres", "x"), query(CUSTOMER), SETTINGS, 3);

        assertThat(relay.connections()).isZero();
        assertThat(ask(database, "u-100")).containsExactly(ADA);
        int made = relay.connections();
        assertThat(ask(database, "u-300")).hasSize(1);
        assertThat(relay.connections()).isEqualTo(made);
    }

    @Test
    void connectionsAreBounded() throws Exception {
        var relay = kept(Relay.to(RecordedDatabase.port()));
        var sql = "select ?::int as n from pg_sleep(0.05)";
        var database = open(address(relay.port(), "postgres", "x"), query(sql), SETTINGS, 3);

        assertThat(ask(database, 0)).hasSize(1);
        askAtOnce(database, 12);

        assertThat(relay.mostAtOnce()).isBetween(1, 3);
    }

    private Database postgres(Query query) {
        return open(address(), query, SETTINGS, 2);
    }

    private Database open(
            DatabaseAddress address, Query query, SqlSettings settings, int connections) {
        return kept(Databases.open(address, query, settings, connections));
    }

    private <R extends AutoCloseable> R kept(R resource) {
        opened.add(resource);
        return resource;
    }

    private static DatabaseAddress address() {
        return address(RecordedDatabase.port(), "postgres", "x");
    }

    private static DatabaseAddress address(int port, String user, String password) {
        return new DatabaseAddress(
                DatabaseAddress.Kind.POSTGRESQL,
                "127.0.0.1",
                port,
                false,
                user,
                password,
                "postgres");
    }

    @Test
    void unencryptedServerIsRefusedWhereEncryptionIsAskedFor() {
        var address =
                new DatabaseAddress(
                        DatabaseAddress.Kind.POSTGRESQL,
                        "127.0.0.1",
                        RecordedDatabase.port(),
                        true,
                        "postgres",
                        "x",
                        "postgres");

        assertThatThrownBy(() -> ask(open(address, query("select 1"), PATIENT, 1)))
                .hasMessageContaining("SSL");
    }
}
