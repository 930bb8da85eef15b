package io.freshet.loader.pg.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/**
 * Behind a pooler that gives each transaction another session, every transaction is as it must be.
 */
class PooledTransactionsIT {

    private static RealPostgres server;
    private static PgBouncer pooler;

    @BeforeAll
    static void start() {
        server = RealPostgres.start(Map.of("timezone", "Asia/Kolkata"));
        server.run(
                RealPostgres.SUPERUSER,
                "CREATE ROLE ann LOGIN PASSWORD 'secret'",
                "CREATE DATABASE x OWNER ann",
                "ALTER DATABASE x SET timezone = 'Australia/Lord_Howe'",
                "ALTER ROLE ann SET timezone = 'America/St_Johns'");
        server.accessRules("host x ann 127.0.0.1/32 scram-sha-256");
        pooler = PgBouncer.start(server.port(), "x", "ann", "secret", 1);
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
        }
        server.close();
    }

    @Test
    void thePoolerIsNoticed() throws SQLException {
        try (var behind = new PgConnections(settings("")).open();
                var direct = new PgConnections(direct()).open()) {
            assertThat(behind).isNotInstanceOf(PGConnection.class);
            assertThat(direct).isInstanceOf(PGConnection.class);
            assertThat(direct.unwrap(PGConnection.class).getPrepareThreshold()).isEqualTo(5);
            assertThat(behind.unwrap(PGConnection.class).getPrepareThreshold()).isZero();
            assertThat(settings(direct)).startsWith("UTC 30s 2min");
            direct.rollback();
            assertThat(settings(direct)).startsWith("UTC 30s 2min");
        }
    }

    @Test
    void everyTransactionHasTheSettingsWhateverComesFirst() throws SQLException {
        for (var first : first()) {
            try (var connection = new PgConnections(settings("")).open();
                    var kept = connection.prepareStatement("SELECT now()::text LIKE '%+00'")) {
                for (int i = 0; i < 3; i++) {
                    disturb();
                    first.run(connection);
                    assertThat(settings(connection)).startsWith("UTC 30s 2min");
                    if (i == 1) {
                        connection.rollback();
                    } else {
                        connection.commit();
                    }
                }
                disturb();
                try (var row = kept.executeQuery()) {
                    row.next();
                    assertThat(row.getBoolean(1)).as("a statement made before").isTrue();
                }
                assertThat(settings(connection)).startsWith("UTC 30s 2min");
            }
        }
    }

    @Test
    void noSessionRemembersAnythingOfUs() throws SQLException {
        server.run(
                "x",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ann'");
        try (var connection = new PgConnections(settings("session { lock_timeout = 7s }")).open()) {
            for (int i = 0; i < 20; i++) { // more often than any threshold for preparing
                try (var statement =
                        connection.prepareStatement("SELECT current_setting('lock_timeout'), ?")) {
                    statement.setInt(1, i);
                    try (var row = statement.executeQuery()) {
                        row.next();
                        assertThat(row.getString(1)).isEqualTo("7s");
                    }
                }
                connection.commit();
            }
        }
        try (var other = new PgConnections(settings("pooler = transaction")).open();
                var raw = other.unwrap(BaseConnection.class)) {
            other.rollback();
            raw.setAutoCommit(true);
            try (var statement = raw.createStatement();
                    var row =
                            statement.executeQuery(
                                    "SELECT current_setting('lock_timeout'),"
                                            + " current_setting('statement_timeout'),"
                                            + " (SELECT count(*) FROM pg_prepared_statements),"
                                            + " (SELECT count(*) FROM pg_locks WHERE locktype ="
                                            + " 'advisory')")) {
                row.next();
                assertThat(row.getString(1) + row.getString(2)).isEqualTo("00");
                assertThat(row.getInt(3) + row.getInt(4)).isZero();
            }
        }
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private static List<Work> first() {
        var works = new ArrayList<Work>();
        works.add(connection -> {});
        works.add(Connection::setSavepoint);
        works.add(
                connection -> {
                    try (var batch = connection.createStatement()) {
                        batch.addBatch("CREATE TABLE IF NOT EXISTS t (a timestamp DEFAULT now())");
                        batch.executeBatch();
                    }
                });
        works.add(
                connection -> {
                    try {
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("COPY t FROM STDIN", new StringReader("\\N\n"));
                    } catch (IOException e) {
                        throw new SQLException(e);
                    }
                });
        return works;
    }

    /** Another client of the pool leaves its own settings in the session that we get next. */
    private static void disturb() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + pooler.port() + "/x?preferQueryMode=simple";
        try (var other = DriverManager.getConnection(url, "ann", "secret");
                var statement = other.createStatement()) {
            statement.execute("SET timezone = 'Pacific/Chatham'");
            statement.execute("SET statement_timeout = '77s'");
            statement.execute("SET lock_timeout = '1s'");
        }
    }

    private static String settings(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT current_setting('TimeZone') || ' ' ||"
                                        + " current_setting('lock_timeout') || ' ' ||"
                                        + " current_setting('statement_timeout')")) {
            row.next();
            return row.getString(1);
        }
    }

    private static PgSettings settings(String more) {
        return PgSettingsTest.read(
                "host = \"127.0.0.1\", port = %d, database = x, user = ann, password = secret, %s"
                        .formatted(pooler.port(), more));
    }

    private static PgSettings direct() {
        return PgSettings.of(server.url("x"), "ann", "secret");
    }
}
