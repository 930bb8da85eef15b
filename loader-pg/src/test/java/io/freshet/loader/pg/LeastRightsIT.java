package io.freshet.loader.pg;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.RealPostgres;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.grant.Grants;
import io.freshet.loader.pg.grant.Grants.Ownership;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rights that {@code freshet db grants} prints are enough, and without them it is said which.
 */
class LeastRightsIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RealPostgres server;

    @BeforeAll
    static void start() {
        server = RealPostgres.start(Map.of());
        server.run(
                RealPostgres.SUPERUSER,
                "CREATE ROLE \"the loader\" LOGIN",
                "CREATE ROLE reader LOGIN",
                "CREATE ROLE other NOLOGIN");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleWithThemLoadsEverythingAndAReaderReadsIt(Ownership ownership) throws Exception {
        var database = database("given " + ownership);
        var grants =
                new Grants(
                        database,
                        "the loader",
                        "atomic",
                        "freshet",
                        ownership,
                        List.of("reader"),
                        false);
        server.run(database, grants.sql(), grants.sql());
        var prefix = TestKafka.topics(2);
        TestKafka.send(prefix, 2, events(), true);

        try (var meters = Meters.bare();
                var service = service(database, prefix, meters)) {
            service.start();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(read(database, "SELECT count(*) FROM atomic.events"))
                                            .isEqualTo("99"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    read(
                                                            database,
                                                            "SELECT count(*) FROM freshet.bad_rows"))
                                            .isEqualTo("1"));
        }

        assertThat(read(database, "SELECT count(*) FROM atomic.com_acme_t_1")).isEqualTo("99");
        assertThat(read(database, "SELECT count(*) > 1 FROM freshet.loader_offsets"))
                .isEqualTo("t");
        assertThat(
                        read(
                                database,
                                "SELECT count(*) > 1 FROM pg_inherits WHERE inhparent ="
                                        + " 'atomic.events'::regclass"))
                .isEqualTo("t");
        assertThat(TestKafka.badRows(prefix)).hasSize(1);
        assertThatThrownBy(() -> read(database, "DELETE FROM atomic.events RETURNING 'gone'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void tablesOfOthersAreTakenOver() throws Exception {
        var database = database("taken over");
        server.run(
                database,
                "CREATE SCHEMA atomic",
                "CREATE TABLE atomic.events (app_id varchar(255), event_id uuid)",
                "ALTER TABLE atomic.events OWNER TO other");
        var grants =
                new Grants(
                        database,
                        "the loader",
                        "atomic",
                        "freshet",
                        Ownership.ADMINISTRATOR,
                        List.of(),
                        true);
        server.run(database, grants.sql());

        prepare(database);

        assertThat(
                        single(
                                database,
                                RealPostgres.SUPERUSER,
                                "SELECT count(*) FROM information_schema.columns WHERE table_name ="
                                        + " 'events'"))
                .isEqualTo("129");
    }

    @Test
    void whatIsMissingCanBePastedUntilNothingIs() {
        var database = database("not given");

        assertThat(missing(database))
                .isEqualTo(
                        "as an administrator: CREATE SCHEMA IF NOT EXISTS \"atomic\"; GRANT USAGE,"
                                + " CREATE ON SCHEMA \"atomic\" TO \"the loader\"; CREATE SCHEMA IF"
                                + " NOT EXISTS \"freshet\"; GRANT USAGE, CREATE ON SCHEMA"
                                + " \"freshet\" TO \"the loader\";");
        server.run(
                database,
                "CREATE SCHEMA freshet",
                "CREATE SCHEMA atomic",
                "CREATE TABLE atomic.events (event_id uuid)");

        var fix = missing(database);

        assertThat(fix)
                .isEqualTo(
                        "as an administrator: GRANT USAGE, CREATE ON SCHEMA \"atomic\" TO \"the"
                                + " loader\"; GRANT USAGE, CREATE ON SCHEMA \"freshet\" TO \"the"
                                + " loader\"; ALTER TABLE atomic.events OWNER TO \"the loader\";");
        server.run(database, fix.substring(fix.indexOf(": ") + 2));
        prepare(database);
    }

    private static String missing(String database) {
        var problem = new ArrayList<String>();
        assertThatThrownBy(() -> prepare(database))
                .isInstanceOfSatisfying(
                        StartFailure.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo("F4003");
                            assertThat(e.exitCode().code()).isEqualTo(3);
                            problem.add(e.problem().fix());
                        });
        return problem.get(0);
    }

    /** As a loader that starts, as far as the database is concerned. */
    private static void prepare(String database) {
        var config = config(database, "none-");
        try (var meters = Meters.bare()) {
            var service = new PgLoaderService(config, IgluClients.inMemory(Map.of()), meters);
            var settings = config.postgres();
            new DatabaseStart(new PgConnections(settings), settings, PATIENCE)
                    .await(service::prepare);
        }
    }

    private static String database(String name) {
        server.run(
                RealPostgres.SUPERUSER,
                "CREATE DATABASE \"" + name + "\"",
                "REVOKE ALL ON DATABASE \"" + name + "\" FROM PUBLIC",
                "GRANT CONNECT ON DATABASE \"" + name + "\" TO \"the loader\"");
        return name;
    }

    private static List<Input> events() {
        var inputs = new ArrayList<Input>();
        for (int i = 0; i < 99; i++) {
            inputs.add(event(id(i)).entity(T, "{\"a\":\"" + i + "\"}").at(0));
        }
        inputs.add(TestEvents.input("no event".getBytes(StandardCharsets.UTF_8), null, 0, 0));
        return inputs;
    }

    private static PgLoaderService service(String database, String prefix, Meters meters) {
        var iglu =
                IgluClients.inMemory(
                        TestEvents.schemas(T, "{\"properties\":{\"a\":{\"type\":\"string\"}}}"));
        return new PgLoaderService(config(database, prefix), iglu, meters);
    }

    private static PgLoaderConfig config(String database, String prefix) {
        var text =
                """
                kafka.bootstrapServers = "%s"
                topics.prefix = "%s"
                startPatience = 10s
                postgres { host = "127.0.0.1", port = %d, database = "%s", user = "the loader" }
                layout.partitions.every = day
                """
                        .formatted(TestKafka.bootstrapServers(), prefix, server.port(), database);
        return ConfigSource.text(PgLoaderConfig.NAME, "test", text)
                .load(PgLoaderConfig::read)
                .config();
    }

    private static String read(String database, String sql) throws SQLException {
        return single(database, "reader", sql);
    }

    private static String single(String database, String user, String sql) throws SQLException {
        var url = server.url(database);
        try (var connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
