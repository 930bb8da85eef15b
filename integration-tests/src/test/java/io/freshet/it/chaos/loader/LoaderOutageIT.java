package io.freshet.it.chaos.loader;

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
 * The chaos command for loaders in small: three kills, one restart of the database. What happened
 * is in {@code target/loader-outage.txt}.
 */
class LoaderOutageIT {

    @TempDir private Path directory;

    @Test
    void everyEventIsThereExactlyOnceWithAllThatBelongsToIt() throws Exception {
        var begin = System.nanoTime();
        var settings = new LoaderChaosSettings(directory, 20_000, 2_000, 0, 3, 1, 7, "");
        try (var out = log();
                var run = new LoaderChaosRun(settings, out)) {
            var ledger = run.run();
            ledger.print(out);

            assertThat(ledger.claims())
                    .allSatisfy(
                            (what, figures) ->
                                    assertThat(figures.found())
                                            .as(what)
                                            .isEqualTo(figures.expected()));
        }
        Timings.note("loaders killed", Duration.ofNanos(System.nanoTime() - begin));
    }

    private static PrintStream log() throws IOException {
        var file = TestData.root().resolve("integration-tests/target/loader-outage.txt");
        Files.createDirectories(file.getParent());
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }
}
