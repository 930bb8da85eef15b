package io.freshet.enricher.enrichment.sql;

import static io.freshet.enricher.enrichment.sql.TestQueries.IMPATIENT;
import static io.freshet.enricher.enrichment.sql.TestQueries.PATIENT;
import static io.freshet.enricher.enrichment.sql.TestQueries.SETTINGS;
import static io.freshet.enricher.enrichment.sql.TestQueries.ask;
import static io.freshet.enricher.enrichment.sql.TestQueries.askAtOnce;
import static io.freshet.enricher.enrichment.sql.TestQueries.failure;
import static io.freshet.enricher.enrichment.sql.TestQueries.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlDatabaseTest {

    private static final String CUSTOMER = "select full_name from customers where id = ?";
    private static final String ADA = "{\"full_name\":\"Ada Example\"}";

    private static MySqlServer server;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server =
                MySqlServer.start(
                        "create table customers(id varchar(20) primary key, full_name text)",
                        "insert into customers values('u-100','Ada Example'),('u-300','Zoë Tëst')",
                        """
                        create table zoo(flag tinyint(1), tiny tinyint, small smallint, whole int,
                        positive int unsigned, big bigint, huge bigint unsigned, single float,
                        precise double, exact decimal(10,2), label varchar(20), story text,
                        day date, moment datetime, instant timestamp null, hour time, doc json,
                        raw blob, bits bit(1), kind enum('a','12'), nothing int)""",
                        """
                        insert into zoo values(1,7,8,9,4000000000,9000000000,18446744073709551615,
                        1.1,1e10,12.30,'12','true','2020-02-03','2020-02-03 10:11:12',
                        '2020-02-03 10:11:12','10:11:00','{"k":[1,2.50]}',x'0102ff',1,'12',null)""");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

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
                    flag     | true
                    tiny     | 7
                    small    | 8
                    whole    | 9
                    positive | 4000000000
                    big      | 9000000000
                    huge     | 18446744073709551615
                    single   | 1.100000023841858
                    precise  | 1.0E10
                    exact    | 12.30
                    label    | "12"
                    story    | "true"
                    day      | "2020-02-03T00:00:00.000Z"
                    moment   | "2020-02-03T10:11:12"
                    instant  | "2020-02-03 10:11:12.0"
                    hour     | "10:11:00"
                    doc      | "{\\"k\\":[1,2.50]}"
                    raw      | "\\\\x0102ff"
                    bits     | true
                    kind     | "12"
                    nothing  | null
                    """)
    void cellsBecomeJsonAsFromAJdbcDriver(String column, String json) throws Exception {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            assertThat(ask(mysql(query("select " + column + " as x from zoo"))))
                    .containsExactly("{\"x\":" + json + "}");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void valuesOfAllTypesAreAskedWithAndCannotChangeTheQuery() throws Exception {
        var typed =
                "select 1 as n where ? = 1 and ? = 9000000000 and ? = 3.5 and ? = true and ? = 1.5"
                        + " and ? = 7 and ? = 'x\\\\'' or 1=1 -- '";

        assertThat(
                        ask(
                                mysql(query(typed)),
                                1,
                                9000000000L,
                                3.5,
                                true,
                                1.5f,
                                (byte) 7,
                                "x\\' or 1=1 -- "))
                .containsExactly("{\"n\":1}");
        assertThat(ask(mysql(query(CUSTOMER)), "x' or '1'='1")).isEmpty();
    }

    @Test
    void textsAreUnicode() throws Exception {
        var byName = query("select id, full_name as `full name` from customers where full_name=?");

        assertThat(ask(mysql(byName), "Zoë Tëst"))
                .containsExactly("{\"id\":\"u-300\",\"full name\":\"Zoë Tëst\"}");
    }

    @Test
    void nothingIsAskedForMoreOrFewerValuesThanQuestionMarks() throws Exception {
        var database = mysql(query(CUSTOMER));

        assertThat(ask(database)).isNull();
        assertThat(ask(database, "u-100", "u-200")).isNull();
        assertThat(ask(database, "u-100")).containsExactly(ADA);
        assertThat(ask(mysql(query("select '?' as q")))).containsExactly("{\"q\":\"?\"}");
        assertThat(ask(mysql(query("select 1 as q")), "extra")).isNull();
    }

    @Test
    void queryThatIsWrongIsRefusedAndTheDatabaseIsNotToBlame() throws Exception {
        var database = mysql(query("select nope from customers where id = ?"));

        var failure = failure(() -> ask(database, "u-100"));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure)
                .hasMessageContaining("Unknown column 'nope'")
                .hasMessageContaining("mysql://127.0.0.1:" + server.port());
    }

    @Test
    void slowQueryIsStoppedOnTheServer() throws Exception {
        var slow = "select 'freshet_slow' as x, sleep(30) as y";

        var failure = failure(() -> ask(open(address(server.port()), query(slow), IMPATIENT, 2)));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("the query took longer than 1000 ms");
        var running =
                "select count(*) as n from information_schema.processlist"
                        + " where info like '%freshet_slow%' and id <> connection_id()";
        assertThat(ask(mysql(query(running)))).containsExactly("{\"n\":0}");
    }

    @Test
    void wrongPasswordIsToldAndNotShown() {
        var address = address(server.port(), "not-this-one");

        var failure = failure(() -> ask(open(address, query("select 1"), PATIENT, 1)));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("Access denied for user 'reader'");
        assertThat(failure.getMessage() + address).doesNotContain("not-this-one");
    }

    @Test
    void databaseThatIsAwayIsToldAndUsedAgainWhenItIsBack() throws Exception {
        var relay = kept(Relay.to(server.port()));
        var database = open(address(relay.port()), query(CUSTOMER), IMPATIENT, 2);
        assertThat(ask(database, "u-100")).containsExactly(ADA);

        relay.cut();
        var failure = failure(() -> ask(database, "u-100"));
        relay.mend();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + relay.port());
        assertThat(ask(database, "u-100")).containsExactly(ADA);
    }

    @Test
    void databaseThatSaysNothingIsGivenUpInTime() throws Exception {
        var relay = kept(Relay.to(server.port()));
        var database = open(address(relay.port()), query(CUSTOMER), IMPATIENT, 1);
        assertThat(ask(database, "u-100")).containsExactly(ADA);

        relay.fallSilent();
        var failure = failure(() -> ask(database, "u-100"));
        relay.mend();

        assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT);
        assertThat(ask(database, "u-100")).containsExactly(ADA);
    }

    @Test
    void connectionsAreMadeWhenNeededAndBounded() throws Exception {
        var relay = kept(Relay.to(server.port()));
        var sql = "select ? as n from (select sleep(0.05)) as s";
        var database = open(address(relay.port()), query(sql), SETTINGS, 3);
        assertThat(relay.connections()).isZero();

        askAtOnce(database, 12);

        assertThat(relay.mostAtOnce()).isBetween(1, 3);
    }

    private Database mysql(Query query) {
        return open(address(server.port()), query, SETTINGS, 2);
    }

    private Database open(
            DatabaseAddress address, Query query, SqlSettings settings, int connections) {
        return kept(Databases.open(address, query, settings, connections));
    }

    private <R extends AutoCloseable> R kept(R resource) {
        opened.add(resource);
        return resource;
    }

    private static DatabaseAddress address(int port) {
        return address(port, MySqlServer.PASSWORD);
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress(
                DatabaseAddress.Kind.MYSQL, "127.0.0.1", port, false, "reader", password, "shop");
    }
}
