package io.freshet.it.chaos;

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
 * The chaos command in small: one outage, one kill. What happened is in {@code target/outage.txt}.
 */
class CollectorOutageIT {

    private static final int PER_SECOND = 100;
    private static final int CONNECTIONS = 200;
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final Duration CALM = Duration.ofSeconds(2);

    @TempDir private Path directory;

    @Test
    void nothingAnsweredIsLostAndEveryDuplicateIsExplained() throws Exception {
        var begin = System.nanoTime();
        var settings = new ChaosSettings(directory, PER_SECOND, CONNECTIONS, "");
        try (var out = log();
                var run = ChaosRun.start(settings, out)) {
            var report = run.run(Step.oneOutage(OUTAGE, CALM));
            report.print(out);

            assertThat(report.ledger().problems()).isEmpty();
            assertThat(report.ledger().answered()).isGreaterThan(PER_SECOND);
            assertThat(report.ledger().tries(Try.Outcome.NOT_CONNECTED)).isPositive();
        }
        Timings.note("outage and kill", Duration.ofNanos(System.nanoTime() - begin));
    }

    private static PrintStream log() throws IOException {
        var file = TestData.root().resolve("integration-tests/target/outage.txt");
        Files.createDirectories(file.getParent());
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }
}
