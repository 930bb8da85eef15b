package io.freshet.it.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programs of Prometheus on this machine. Tests are skipped where they are missing, unless
 * {@code FRESHET_REQUIRE_PROMETHEUS} is 1.
 */
enum PrometheusProgram {
    PROMETHEUS("prometheus"),
    PROMTOOL("promtool");

    private static final List<String> FOLDERS =
            List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");

    private final String program;

    PrometheusProgram(String program) {
        this.program = program;
    }

    /** A command line; skips the test that asks where the program is not here. */
    ProcessBuilder command(String... arguments) {
        var path = path();
        if (path.isEmpty() && "1".equals(System.getenv("FRESHET_REQUIRE_PROMETHEUS"))) {
            throw new AssertionError("FRESHET_REQUIRE_PROMETHEUS=1, but there is no " + program);
        }
        assumeTrue(path.isPresent(), "needs " + program + " of the package prometheus");
        var line = new ArrayList<String>();
        line.add(path.get().toString());
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line);
    }

    /** Runs it to its end and gives what it said, both streams together. */
    Said run(Path folder, String... arguments) throws IOException, InterruptedException {
        var process =
                command(arguments).directory(folder.toFile()).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), UTF_8);
            return new Said(process.waitFor(), text);
        }
    }

    /** How it ended and what it said. */
    record Said(int exitCode, String output) {}

    private Optional<Path> path() {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
