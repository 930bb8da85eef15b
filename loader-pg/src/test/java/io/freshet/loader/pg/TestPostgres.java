package io.freshet.loader.pg;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.loader.pg.connect.PgBouncer;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.connect.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real Postgres for all tests of this JVM; each test takes database schemas of its own. */
public final class TestPostgres {

    /** Fewer than connections, so that they have to share. */
    private static final int POOLED_SESSIONS = 4;

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final String URL = start();

    private TestPostgres() {}

    /**
     * The usual server, or one with the programs that the system property {@code
     * freshet.test.postgres} names; behind a pooler where {@code freshet.test.pooler} is true.
     */
    private static String start() {
        var programs = System.getProperty("freshet.test.postgres", "");
        var url = programs.isEmpty() ? startUsual() : startOther(Path.of(programs));
        if (Boolean.getBoolean("freshet.test.pooler")) {
            var pooler =
                    PgBouncer.start(
                            URI.create(url.substring("jdbc:".length())).getPort(),
                            EmbeddedPostgres.DATABASE,
                            EmbeddedPostgres.USER,
                            EmbeddedPostgres.PASSWORD,
                            POOLED_SESSIONS);
            return "jdbc:postgresql://127.0.0.1:" + pooler.port() + "/" + EmbeddedPostgres.DATABASE;
        }
        return url;
    }

    private static String startOther(Path programs) {
        var server = RealPostgres.start(Map.of("timezone", "Asia/Kathmandu"), programs);
        server.run(
                RealPostgres.SUPERUSER,
                "CREATE ROLE sp_user LOGIN PASSWORD '" + EmbeddedPostgres.PASSWORD + "'",
                "CREATE DATABASE igludb OWNER sp_user",
                "ALTER DATABASE igludb SET timezone = 'America/St_Johns'");
        server.accessRules("host all sp_user 127.0.0.1/32 scram-sha-256");
        return server.url(EmbeddedPostgres.DATABASE);
    }

    private static String startUsual() {
        try {
            var directory = Files.createDirectories(Path.of("target", "test-postgres"));
            var root = Files.createTempDirectory(directory.toAbsolutePath(), "pg");
            var server =
                    EmbeddedPostgres.start(
                            root,
                            freePort(),
                            why -> System.err.println("the test's Postgres has ended: " + why));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server.jdbcUrl();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Settings with schemas that nobody else has. */
    public static PgSettings settings() {
        int number = SCHEMAS.incrementAndGet();
        return PgSettings.of(URL, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                .withSchemas("atomic_" + number, "freshet_" + number);
    }

    /** A connection, transactions ended by hand. */
    public static Connection connect() {
        try {
            var settings = PgSettings.of(URL, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
            return new PgConnections(settings).open();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement and commits. */
    public static void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query, cells as text joined by {@code |}, null as {@code ∅}. */
    public static List<String> query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    var cell = rows.getString(i);
                    cells.add(cell == null ? "∅" : cell);
                }
                found.add(String.join("|", cells));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
