package io.freshet.benchmarks.loader;

import io.freshet.benchmarks.process.Broker;
import io.freshet.benchmarks.process.Child;
import io.freshet.benchmarks.process.Options;
import io.freshet.benchmarks.process.Scratch;
import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/**
 * Events of three rows each from a topic into Postgres: by the loader, by psql that copies the very
 * rows that the loader wrote, and by an INSERT for each row. Without and with the loader's indexes,
 * in turn, round after round, into the same server.
 */
final class LoaderBenchmark {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "events", "500000",
                    "warm-up", "200000",
                    "chunk", "10000",
                    "inserts", "3000",
                    "partitions", "2",
                    "rounds", "1",
                    "settings", "",
                    "jvm", "");

    /** Those of the script that starts the loader. */
    private static final List<String> PRODUCT_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration MEMORY_EVERY = Duration.ofSeconds(1);

    private final Options options;
    private final Path folder;
    private final String brokers;
    private final int port;
    private final LoaderTable table = new LoaderTable();
    private int run;

    private LoaderBenchmark(Options options, Path folder, String brokers, int port) {
        this.options = options;
        this.folder = folder;
        this.brokers = brokers;
        this.port = port;
    }

    /**
     * Runs all of it.
     *
     * @param args options, see README.md
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        var options = Options.of(args, DEFAULTS);
        var port = FreePorts.one();
        try (var folder = new Scratch();
                var broker = Broker.start(folder.path());
                var postgres =
                        EmbeddedPostgres.start(
                                folder.path().resolve("postgres"),
                                port,
                                why -> say("Postgres has ended: " + why))) {
            say(postgres.jdbcUrl());
            new LoaderBenchmark(options, folder.path(), broker.address(), port).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException, SQLException {
        var events = options.number("events");
        say(String.format(Locale.ROOT, "filling the topic with %,d events", events));
        EventTopic.fill(brokers, options.number("partitions"), events);
        for (var round = 1; round <= options.number("rounds"); round++) {
            for (var indexes : List.of(false, true)) {
                round(indexes);
            }
        }
        table.print();
    }

    private void round(boolean indexes) throws IOException, InterruptedException, SQLException {
        var schema = "atomic_" + ++run;
        var rows = loader(schema, indexes);
        try (var connection = connect()) {
            makeLike(connection, schema, "raw_" + run);
            copy(rows, "raw_" + run, indexes);
            makeLike(connection, schema, "single_" + run);
            var inserts = options.number("inserts");
            var took = Inserts.run(connection, rows, "single_" + run, inserts);
            note("INSERT", indexes, inserts, took, "");
            for (var done : List.of(schema, "raw_" + run, "single_" + run, "freshet_" + run)) {
                execute(connection, "DROP SCHEMA " + done + " CASCADE");
            }
            connection.commit();
        }
    }

    private Rows loader(String schema, boolean indexes)
            throws IOException, InterruptedException, SQLException {
        var result = folder.resolve("result-" + run);
        var config = Files.writeString(folder.resolve("loader-" + run), settings(schema, indexes));
        var jvm = new ArrayList<>(PRODUCT_OPTIONS);
        jvm.addAll(options.words("jvm"));
        var memory = new ArrayList<Long>();
        try (var child =
                Child.start(
                        folder,
                        "loader-" + run,
                        jvm,
                        LoaderMain.class,
                        List.of(
                                config.toString(),
                                options.text("warm-up"),
                                options.text("events"),
                                result.toString()))) {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (child.isAlive() && System.nanoTime() < end) {
                var resident = child.residentBytes();
                if (resident != null) {
                    memory.add(resident >> 20);
                }
                Thread.sleep(MEMORY_EVERY.toMillis());
            }
            child.awaitEnd(Duration.ofSeconds(1));
        }
        var lines = Files.readAllLines(result);
        var events = Long.parseLong(lines.get(0));
        note(
                "Freshet",
                indexes,
                events,
                Long.parseLong(lines.get(1)),
                String.format(
                        Locale.ROOT,
                        "%.1f us CPU of its own; %s; MiB %s",
                        Long.parseLong(lines.get(2)) / 1e3 / events,
                        lines.get(3),
                        memory));
        try (var connection = connect()) {
            return Rows.export(
                    connection,
                    schema,
                    Files.createDirectories(folder.resolve("rows")),
                    options.number("chunk"));
        }
    }

    private String settings(String schema, boolean indexes) {
        return """
        kafka.bootstrapServers = "%s"
        groupId = "benchmark-%d"
        postgres.url = "%s"
        postgres.user = "%s"
        postgres.password = "%s"
        postgres.schema = "%s"
        postgres.bookkeepingSchema = "freshet_%d"
        layout.indexes = %s
        admin.enabled = false
        %s
        """
                .formatted(
                        brokers,
                        run,
                        url(),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD,
                        schema,
                        run,
                        indexes,
                        String.join("\n", options.words("settings")));
    }

    /** The first part into the empty tables first, as the loader does while it warms up. */
    private void copy(Rows rows, String schema, boolean indexes)
            throws IOException, InterruptedException {
        var chunk = options.number("chunk");
        var warm = Math.min(options.number("warm-up") / chunk, rows.chunks() - 1);
        RawCopy.run(rows, schema, port, 0, warm);
        var took = RawCopy.run(rows, schema, port, warm, rows.chunks());
        note("COPY", indexes, options.number("events") - (long) warm * chunk, took, "");
    }

    private static void makeLike(Connection connection, String model, String schema)
            throws SQLException {
        execute(connection, "CREATE SCHEMA " + schema);
        execute(
                connection,
                """
                DO $$ DECLARE t text; BEGIN
                FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '%s' LOOP
                EXECUTE format('CREATE TABLE %s.%%I (LIKE %s.%%I INCLUDING ALL)', t, t);
                END LOOP; END $$"""
                        .formatted(model, schema, model));
        connection.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.put("user", EmbeddedPostgres.USER);
        properties.put("password", EmbeddedPostgres.PASSWORD);
        // Cells are text; the columns say what they are.
        properties.put("stringtype", "unspecified");
        var connection = DriverManager.getConnection(url(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + EmbeddedPostgres.DATABASE;
    }

    private void note(String what, boolean indexes, long events, long nanos, String remark) {
        var rate = events * 1e9 / nanos;
        table.add(what, indexes, rate);
        say(LoaderTable.line(what, indexes, rate) + "  " + remark);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
