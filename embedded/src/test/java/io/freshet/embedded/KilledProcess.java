package io.freshet.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A process that starts a Postgres, makes a table and dies without a farewell. */
final class KilledProcess {

    private KilledProcess() {}

    /** Runs it and returns when it is dead. */
    static void run(Path directory, String sql) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProcess.class.getName(),
                                directory.toString(),
                                sql)
                        .inheritIO()
                        .start();
        process.waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        var postgres =
                EmbeddedPostgres.start(Path.of(arguments[0]), FreePorts.one(), failure -> {});
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(),
                                EmbeddedPostgres.USER,
                                EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute(arguments[1]);
            Runtime.getRuntime().halt(9);
        }
    }
}
