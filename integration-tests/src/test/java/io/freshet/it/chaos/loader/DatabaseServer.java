package io.freshet.it.chaos.loader;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.it.chaos.ChildProcess;
import io.freshet.vectors.TestData;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The database, always the same one: the same data, the same port. */
public final class DatabaseServer implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final Path log;
    private String jdbcUrl = "";
    private ChildProcess child;

    /**
     * Starts it and returns when it can be used.
     *
     * @param log where the output of its process is added
     */
    public DatabaseServer(Path directory, int port, Path log) throws IOException {
        this.directory = directory;
        this.port = port;
        this.log = log;
        this.child = start();
    }

    /** Where it is, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Stops it, cutting all connections. */
    void stop() throws InterruptedException {
        child.stop();
    }

    /** Starts it after a stop; returns when it can be used. */
    void restart() throws IOException {
        child = start();
    }

    /** The one number that a query gives. */
    long number(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                jdbcUrl, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The same, or nothing while the database or the table is not there. */
    OptionalLong numberIfThere(String sql) {
        try {
            return OptionalLong.of(number(sql));
        } catch (SQLException notThere) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        child.process().destroy();
        child.process().onExit().join();
    }

    private ChildProcess start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                DatabaseMain.class.getName(),
                                directory.toString(),
                                Integer.toString(port))
                        .redirectError(Redirect.appendTo(log.toFile()))
                        .start();
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        if (line == null || !line.startsWith("jdbc:")) {
            process.destroyForcibly();
            throw new IllegalStateException("the database does not start, see " + log);
        }
        jdbcUrl = line;
        return new ChildProcess("database", process);
    }

    /** Ours, and the distribution's: the class path of this process has its programs twice. */
    private static String classPath() {
        var root = TestData.root();
        return root.resolve("integration-tests/target/test-classes")
                + File.pathSeparator
                + root.resolve("cli/target/freshet/lib")
                + File.separator
                + "*";
    }
}
