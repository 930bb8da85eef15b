package io.freshet.it.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import io.freshet.it.process.Timings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left after the process has ended, one way or the other. */
class RestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROWS = "select count(distinct event_id) from atomic.events";

    @TempDir private Path directory;

    @Test
    void dataSurvivesAStopAndAKillAndTheNextStartWorks() throws Exception {
        var home = PipelineHome.in(directory, "restart");
        try (var first = PipelineProcess.start(home)) {
            assertThat(home.run(PATIENCE, "send").exitCode()).isZero();
            Timings.note("stop", first.stop());
        }

        try (var second = PipelineProcess.start(home)) {
            Timings.note("start with kept data", second.startTook());
            assertThat(home.ask(ROWS)).isEqualTo("2");
            assertThat(home.run(PATIENCE, "send").exitCode()).isZero();
            second.kill();
        }

        try (var third = PipelineProcess.start(home)) {
            Timings.note("start after kill -9", third.startTook());
            assertThat(home.ask(ROWS)).isEqualTo("4");
            assertThat(home.run(PATIENCE, "send").exitCode()).isZero();
            assertThat(home.ask(ROWS)).isEqualTo("6");
        }
    }
}
