package io.freshet.it.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server inside that fails ends the whole in good order, with a reason. */
class BackendFailureIT {

    private static final int FAILED = 70;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path directory;

    @Test
    void aBrokerWhoseDiskFailsEndsTheProcessInGoodOrder() throws Exception {
        var home = PipelineHome.in(directory, "broken-broker");
        try (var pipeline = PipelineProcess.start(home)) {
            replaceByFile(home.directory().resolve("kafka/log"));

            Awaitility.await("the broker to notice")
                    .atMost(PATIENCE)
                    .until(
                            () -> {
                                home.run(PATIENCE, "send", "--timeout", "1");
                                return !pipeline.isAlive();
                            });

            assertThat(pipeline.awaitEnd(PATIENCE)).isEqualTo(FAILED);
            assertThat(Files.readString(home.log()))
                    .contains("F1005  a server inside this process failed")
                    .contains("the broker asked to");
        }
        assertThat(postmasterPid(home)).doesNotExist();
    }

    @Test
    void aPostgresThatEndsByItselfEndsTheProcessInGoodOrder() throws Exception {
        var home = PipelineHome.in(directory, "ended-postgres");
        try (var pipeline = PipelineProcess.start(home)) {
            var pid = Files.readAllLines(postmasterPid(home)).get(0).trim();

            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();

            assertThat(pipeline.awaitEnd(PATIENCE)).isEqualTo(FAILED);
            assertThat(Files.readString(home.log()))
                    .contains("F1005  a server inside this process failed")
                    .contains("the Postgres server ended by itself");
        }
        try (var again = PipelineProcess.start(home)) {
            assertThat(home.run(PATIENCE, "send").exitCode()).isZero();
            assertThat(again.isAlive()).isTrue();
        }
    }

    private static Path postmasterPid(PipelineHome home) {
        return home.directory().resolve("postgres/data/postmaster.pid");
    }

    private static void replaceByFile(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
        Files.writeString(folder, "no folder any more");
    }
}
