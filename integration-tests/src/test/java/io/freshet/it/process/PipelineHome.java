package io.freshet.it.process;

import io.freshet.embedded.FreePorts;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A data directory with ports of its own, free when it was made; a pipeline may be started in it
 * again and again.
 *
 * @param program the {@code freshet} to run
 * @param directory what {@code freshet up} keeps
 * @param log where its output goes
 */
public record PipelineHome(
        Path program,
        Path directory,
        Path log,
        int collector,
        int site,
        int admin,
        int kafka,
        int postgres) {

    private static final Path BIN = TestData.root().resolve("cli/target/freshet/bin/freshet");

    /**
     * A home in a directory that the test will delete.
     *
     * @param name what to call its log in {@code integration-tests/target/pipelines}
     */
    public static PipelineHome in(Path directory, String name) throws IOException {
        var ports = FreePorts.several(5);
        var logs = TestData.root().resolve("integration-tests/target/pipelines");
        Files.createDirectories(logs);
        Files.deleteIfExists(logs.resolve(name + ".log"));
        return new PipelineHome(
                BIN,
                directory.resolve("data"),
                logs.resolve(name + ".log"),
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4));
    }

    /** The same home for the script at the root of a source tree, which may build first. */
    public PipelineHome ofSourceTree(Path root) {
        return new PipelineHome(
                root.resolve("freshet"), directory, log, collector, site, admin, kafka, postgres);
    }

    /** The environment that makes {@code freshet up} and {@code freshet send} use this home. */
    public Map<String, String> environment() {
        return Map.of(
                "FRESHET_DATA_DIR", directory.toString(),
                "FRESHET_COLLECTOR_PORT", Integer.toString(collector),
                "FRESHET_SITE_PORT", Integer.toString(site),
                "FRESHET_ADMIN_PORT", Integer.toString(admin),
                "FRESHET_KAFKA_PORT", Integer.toString(kafka),
                "FRESHET_POSTGRES_PORT", Integer.toString(postgres));
    }

    /** A command line of the distribution, in this home, not started. */
    public ProcessBuilder command(String... arguments) {
        if (!Files.exists(program)) {
            throw new IllegalStateException(
                    "there is no " + program + "; run mvn package, or mvn verify at the root");
        }
        var line = new ArrayList<String>();
        line.add(program.toString());
        line.addAll(List.of(arguments));
        return inThisHome(new ProcessBuilder(line));
    }

    /**
     * How a command ended.
     *
     * @param exitCode its exit code
     * @param output what it printed, both streams together
     */
    public record Ending(int exitCode, String output) {}

    /** Runs a command of the distribution to its end. */
    public Ending run(Duration patience, String... arguments) throws IOException {
        return run(patience, command(arguments));
    }

    /** Runs lines of shell to their end, as somebody who works in a folder. */
    public Ending runShell(Duration patience, Path folder, String commands) throws IOException {
        var shell = new ProcessBuilder("sh", "-e", "-c", commands).directory(folder.toFile());
        return run(patience, inThisHome(shell));
    }

    private ProcessBuilder inThisHome(ProcessBuilder builder) {
        builder.environment().putAll(environment());
        return builder;
    }

    private static Ending run(Duration patience, ProcessBuilder command) throws IOException {
        var output = Files.createTempFile("freshet-command", ".log");
        var process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "still running: " + command.command() + "\n" + Files.readString(output));
            }
            return new Ending(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The collector's URL. */
    public URI collectorUrl() {
        return URI.create("http://127.0.0.1:" + collector);
    }

    /** The demo site's URL. */
    public URI siteUrl() {
        return URI.create("http://127.0.0.1:" + site);
    }

    /** A URL of the admin port. */
    public URI adminUrl(String path) {
        return URI.create("http://127.0.0.1:" + admin + path);
    }

    /** The broker. */
    public String bootstrapServers() {
        return "127.0.0.1:" + kafka;
    }

    /** A connection to the database, as the pipeline's own role. */
    public Connection connect() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + postgres + "/igludb";
        return DriverManager.getConnection(url, "sp_user", "sp_password");
    }

    /** The first column of the first row of a query. */
    public String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
