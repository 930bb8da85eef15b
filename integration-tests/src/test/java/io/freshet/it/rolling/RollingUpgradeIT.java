package io.freshet.it.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.process.Timings;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rolling command in small, without processes of their own: of two instances of each component
 * one is restarted. What happened is in {@code target/rolling.txt}.
 */
class RollingUpgradeIT {

    private static final int PER_SECOND = 50;

    @TempDir private Path directory;

    @Test
    void everyEventIsBehindEveryStageExactlyOnce() throws Exception {
        var begin = System.nanoTime();
        var settings =
                new RollingSettings(
                        directory, PER_SECOND, 1, true, Duration.ZERO, new ServiceLauncher());
        try (var out = log();
                var run = new RollingRun(settings, out)) {
            var report = run.run();
            report.print(out);

            assertThat(report.ledger().problems()).isEmpty();
            assertThat(report.restarts()).hasSize(Stage.values().length);
            assertThat(report.ledger().events()).isGreaterThan(PER_SECOND);
        }
        Timings.note("rolling upgrade", Duration.ofNanos(System.nanoTime() - begin));
    }

    private static PrintStream log() throws IOException {
        var file = TestData.root().resolve("integration-tests/target/rolling.txt");
        Files.createDirectories(file.getParent());
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }
}
