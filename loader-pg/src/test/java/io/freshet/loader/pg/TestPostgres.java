package io.freshet.loader.pg;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real Postgres for all tests of this JVM; each test takes database schemas of its own. */
public final class TestPostgres {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            var directory = Files.createDirectories(Path.of("target", "test-postgres"));
            var root = Files.createTempDirectory(directory.toAbsolutePath(), "pg");
            var server =
                    EmbeddedPostgres.start(
                            root,
                            freePort(),
                            why -> System.err.println("the test's Postgres has ended: " + why));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
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
        return PgSettings.of(SERVER.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                .withSchemas("atomic_" + number, "freshet_" + number);
    }

    /** A connection, transactions ended by hand. */
    public static Connection connect() {
        try {
            var settings =
                    PgSettings.of(
                            SERVER.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
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
