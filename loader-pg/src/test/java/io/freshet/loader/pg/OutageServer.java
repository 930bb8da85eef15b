package io.freshet.loader.pg;

import static org.awaitility.Awaitility.await;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Postgres of one test alone: it may be stopped, killed, started again and copied. */
final class OutageServer implements AutoCloseable {

    private final Path root;
    private final int port = FreePorts.one();
    private @Nullable EmbeddedPostgres server;

    private OutageServer(Path root) {
        this.root = root;
    }

    static OutageServer start() {
        var server = new OutageServer(copy(Prepared.ROOT));
        server.startAgain();
        return server;
    }

    /**
     * A server that was started once and stopped; making one takes seconds, copying it does not.
     */
    private static final class Prepared {

        private static final Path ROOT = newRoot();

        static {
            EmbeddedPostgres.start(ROOT, FreePorts.one(), why -> {}).close();
        }
    }

    private static Path copy(Path root) {
        var copy = newRoot();
        try {
            int exitCode =
                    new ProcessBuilder("cp", "-a", root + "/.", copy.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exitCode != 0) {
                throw new IOException("the data directory was not copied");
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path newRoot() {
        try {
            var directory = Files.createDirectories(Path.of("target", "test-postgres"));
            return Files.createTempDirectory(directory.toAbsolutePath(), "outage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that was committed. */
    void startAgain() {
        server = EmbeddedPostgres.start(root, port, why -> {});
    }

    /** In an orderly way; sessions are cut. */
    void stop() {
        var running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    /** As a crash of the machine does. */
    void kill() throws IOException {
        var pid = Files.readAllLines(root.resolve("data/postmaster.pid")).get(0).trim();
        new ProcessBuilder("kill", "-QUIT", pid).start();
        await().until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
        stop(); // lets go of the directory
    }

    /**
     * A second server that follows this one, which is stopped for the copy; what is committed is on
     * both from now on.
     */
    OutageServer standby() throws IOException {
        stop();
        var copy = new OutageServer(copy(root));
        var data = copy.root.resolve("data");
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        Files.createFile(data.resolve("standby.signal"));
        startAgain();
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres password=%s'%n"
                        .formatted(port, password()));
        copy.startAgain();
        runAsSuperuser("ALTER SYSTEM SET synchronous_standby_names = '*'");
        runAsSuperuser("SELECT pg_reload_conf()");
        return copy;
    }

    /** Makes the standby the primary. */
    void promote() {
        runAsSuperuser("SELECT pg_promote()");
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String url() {
        return "jdbc:postgresql://" + address() + "/" + EmbeddedPostgres.DATABASE;
    }

    /** A session of the owner of the database; every statement is a transaction. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }

    /** Runs a statement as the owner of the database. */
    void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a statement that the owner may not, beside the database. */
    void runAsSuperuser(String sql) {
        var url = "jdbc:postgresql://" + address() + "/postgres";
        try (var connection = DriverManager.getConnection(url, "postgres", password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A session in the database that no rule keeps out. */
    Connection connectAsSuperuser() throws SQLException {
        try {
            return DriverManager.getConnection(url(), "postgres", password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows as the superuser sees them, cells joined by {@code |}. */
    List<String> query(String sql) {
        try (var connection = connectAsSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                found.add(String.join("|", cells));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String password() throws IOException {
        return Files.readString(root.resolve("superuser-password"));
    }

    @Override
    public void close() {
        stop();
    }
}
