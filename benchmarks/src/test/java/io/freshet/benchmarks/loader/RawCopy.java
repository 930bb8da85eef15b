package io.freshet.benchmarks.loader;

import io.freshet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The rows written by psql: one connection, COPY after COPY, a transaction for each chunk. */
final class RawCopy {

    private RawCopy() {}

    /** Nanoseconds for chunks from the first to before the last. */
    static long run(Rows rows, String schema, int port, int from, int to)
            throws IOException, InterruptedException {
        var script = new StringBuilder("\\set ON_ERROR_STOP on\n");
        for (var chunk = from; chunk < to; chunk++) {
            script.append("BEGIN;\n");
            for (var table : rows.tables()) {
                script.append(
                        "\\copy %s.%s (%s) FROM '%s'\n"
                                .formatted(
                                        schema,
                                        table.name(),
                                        table.columns(),
                                        rows.file(table, chunk)));
            }
            script.append("COMMIT;\n");
        }
        var file = Files.writeString(rows.folder().resolve("copy.sql"), script);
        var start = System.nanoTime();
        psql(port, file);
        return System.nanoTime() - start;
    }

    private static void psql(int port, Path script) throws IOException, InterruptedException {
        var log = script.resolveSibling("psql.log");
        var command =
                new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-h",
                        "localhost",
                        "-p",
                        Integer.toString(port),
                        "-U",
                        EmbeddedPostgres.USER,
                        "-f",
                        script.toString(),
                        EmbeddedPostgres.DATABASE);
        command.environment().put("PGPASSWORD", EmbeddedPostgres.PASSWORD);
        var process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("psql failed:\n" + Files.readString(log));
        }
    }
}
