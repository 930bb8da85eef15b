package io.freshet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.service.Health;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunFailuresTest {

    @Test
    void aComponentThatFailedIsNamedWithItsReason() {
        var services =
                List.of(
                        Services.of("collector", Health.ready()),
                        Services.of("enricher", Health.failed("the thread died")));

        assertThat(Objects.requireNonNull(RunFailures.find(null, services)).text())
                .isEqualTo(
                        """
                        F7001  the enricher failed, stopping
                          why    the thread died
                          fix    see the log, then start again: nothing collected is lost\
                        """);
    }

    @Test
    void aBrokenBackendIsToldFirst() {
        var services = List.of(Services.of("enricher", Health.failed("no broker")));

        assertThat(Objects.requireNonNull(RunFailures.find("the disk is full", services)).text())
                .isEqualTo(
                        """
                        F1005  a server inside this process failed, stopping
                          why    the disk is full
                          fix    see that the disk of --data-dir has space and is healthy, then start again\
                        """);
    }

    @Test
    void whileAllLiveNothingFails() {
        var services =
                List.of(
                        Services.of("collector", Health.ready()),
                        Services.of("enricher", Health.starting("waiting for topics")));

        assertThat(RunFailures.find(null, services)).isNull();
    }

    @Test
    void whatIsNotReadyInTimeIsNamedWithWhatItWaitsFor() {
        var failure =
                RunFailures.notReady(
                        List.of(
                                Services.of("enricher", Health.starting("waiting for topics")),
                                Services.of("loader-pg", Health.starting("waiting for Postgres"))));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(failure.problem().text())
                .isEqualTo(
                        """
                        F7002  not everything became ready
                          why    enricher: waiting for topics; loader-pg: waiting for Postgres
                          fix    see the log; a machine with more free processor time helps\
                        """);
    }
}
