package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that answers, but not with what the loader needs: it waits and loses nothing. */
class OutagesIT {

    private static final String DEADLOCKS =
            "SELECT deadlocks FROM pg_stat_database WHERE datname = '"
                    + EmbeddedPostgres.DATABASE
                    + "'";

    private static OutageServer server;

    private final Map<String, String> session =
            Map.of("lock_timeout", "300ms", "statement_timeout", "2s");
    private RunningLoader loader;

    @BeforeAll
    static void startServer() {
        server = OutageServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void load() {
        start(session);
    }

    private void start(Map<String, String> session) {
        loader = new RunningLoader(server.url(), session, server::query);
        loader.send(100);
        loader.awaitAllLoaded();
    }

    @AfterEach
    void stop() {
        loader.close();
        server.run("DROP SCHEMA IF EXISTS atomic, freshet CASCADE");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            textBlock =
                    """
                    53100, could not extend file: No space left on device
                    53200, out of memory
                    53400, temporary file size exceeds temp_file_limit
                    40001, could not serialize access
                    55000, object not in prerequisite state
                    57014, canceling statement due to user request
                    58030, could not write to file
                    XX001, invalid page in block 7
                    42883, function does not exist
                    """)
    void whatTheServerLacksIsWaitedFor(String state, String message) {
        server.run(
                """
                CREATE FUNCTION freshet.fail() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '%s' USING ERRCODE = '%s'; END $$"""
                        .formatted(message, state));
        server.run(
                "CREATE TRIGGER failing BEFORE INSERT ON atomic.com_acme_t_1"
                        + " FOR EACH ROW EXECUTE FUNCTION freshet.fail()");
        loader.send(100);
        loader.awaitTrouble(message);

        server.run("DROP TRIGGER failing ON atomic.com_acme_t_1");

        loader.awaitAllLoaded();
    }

    @Test
    void aStatementThatTakesTooLongIsTriedAgain() {
        server.run(
                """
                CREATE FUNCTION freshet.sleep() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$""");
        server.run(
                "CREATE TRIGGER slow BEFORE INSERT ON atomic.events"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION freshet.sleep()");
        loader.send(100);
        loader.awaitTrouble("statement timeout");

        server.run("DROP TRIGGER slow ON atomic.events");

        loader.awaitAllLoaded();
    }

    @Test
    void aLockThatSomebodyHoldsIsWaitedFor() throws SQLException {
        try (var other = server.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE atomic.events IN ACCESS EXCLUSIVE MODE");
            loader.send(100);
            loader.awaitTrouble("lock timeout");
            other.rollback();
        }

        loader.awaitAllLoaded();
    }

    @Test
    void aDeadlockIsTriedAgain() throws Exception {
        loader.close();
        // Who looks for a circle gives up: the loader does, when the other has had time to come.
        setForDatabase("deadlock_timeout", "'3s'");
        start(Map.of());
        try (var other = server.connectAsSuperuser();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET LOCAL deadlock_timeout = '10min'");
            statement.execute("LOCK TABLE atomic.com_acme_t_1 IN SHARE MODE");
            loader.send(100);
            await().atMost(RunningLoader.PATIENCE).until(OutagesIT::loaderWaits);
            var circle =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    statement.execute("LOCK TABLE freshet.loader_offsets");
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            await().atMost(RunningLoader.PATIENCE)
                    .until(() -> loader.count("freshet_loader_retries") > 0);
            circle.get();
            other.rollback();
        }
        resetForDatabase("deadlock_timeout");

        loader.awaitAllLoaded();
        await().untilAsserted(() -> assertThat(server.query(DEADLOCKS)).doesNotContain("0"));
    }

    private static boolean loaderWaits() {
        return !server.query(
                        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND query LIKE 'COPY%'")
                .isEmpty();
    }

    @Test
    void sessionsThatAreEndedWhileThereIsRoomForNoneAreOpenedAgain() {
        server.runAsSuperuser("ALTER ROLE " + EmbeddedPostgres.USER + " CONNECTION LIMIT 0");
        endSessions();
        loader.send(100);
        loader.awaitTrouble("too many connections");

        server.runAsSuperuser("ALTER ROLE " + EmbeddedPostgres.USER + " CONNECTION LIMIT -1");

        loader.awaitAllLoaded();
    }

    @Test
    void rightsThatWereTakenAreWaitedFor() {
        server.run("REVOKE INSERT ON atomic.com_acme_t_1 FROM " + EmbeddedPostgres.USER);
        loader.send(100);
        loader.awaitTrouble("permission denied for table com_acme_t_1");

        server.run("GRANT INSERT ON atomic.com_acme_t_1 TO " + EmbeddedPostgres.USER);

        loader.awaitAllLoaded();
    }

    @Test
    void aPasswordThatWasChangedIsWaitedFor() {
        server.runAsSuperuser("ALTER ROLE " + EmbeddedPostgres.USER + " PASSWORD 'another'");
        endSessions();
        loader.send(100);
        loader.awaitTrouble("password authentication failed");

        server.runAsSuperuser(
                "ALTER ROLE %s PASSWORD '%s'"
                        .formatted(EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD));

        loader.awaitAllLoaded();
    }

    @Test
    void aDatabaseThatIsReadOnlyIsWaitedFor() {
        setForDatabase("default_transaction_read_only", "on");
        endSessions();
        loader.send(100);
        loader.awaitTrouble("read-only transaction");

        // Sessions that are open stay read-only: the loader opens new ones.
        resetForDatabase("default_transaction_read_only");

        loader.awaitAllLoaded();
    }

    private static void setForDatabase(String setting, String value) {
        server.runAsSuperuser(
                "ALTER DATABASE %s SET %s = %s"
                        .formatted(EmbeddedPostgres.DATABASE, setting, value));
    }

    private static void resetForDatabase(String setting) {
        server.runAsSuperuser(
                "ALTER DATABASE %s RESET %s".formatted(EmbeddedPostgres.DATABASE, setting));
    }

    private static void endSessions() {
        server.runAsSuperuser(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                        + EmbeddedPostgres.USER
                        + "'");
    }
}
