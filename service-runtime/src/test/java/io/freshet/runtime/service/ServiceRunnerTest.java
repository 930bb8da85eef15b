package io.freshet.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.KafkaTopics;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceRunnerTest {

    private static final AdminSettings NO_ADMIN = new AdminSettings(false, "127.0.0.1", 0);

    @Test
    void startsAndClosesInOrderWhenStopped() {
        var service = new FakeService("one", Health.ready());
        var runner = new ServiceRunner();
        runner.stop();

        var end = runner.runUntilStopped(service, NO_ADMIN, Meters.bare(), Map.of());

        assertThat(end).isEqualTo(ExitCode.OK);
        assertThat(service.calls).containsExactly("start", "close");
    }

    @Test
    void endsWhenTheServiceFails() {
        var service = new FakeService("one", Health.failed("broken"));

        var end = ServiceRunner.run(service, NO_ADMIN, Meters.bare(), Map.of());

        assertThat(end).isEqualTo(ExitCode.FAILED);
        assertThat(service.calls).containsExactly("start", "close");
    }

    @Test
    void aStopEndsAStartThatWaitsForBrokers() throws Exception {
        var service = new WaitingService();
        var runner = new ServiceRunner();
        var end =
                CompletableFuture.supplyAsync(
                        () -> runner.runUntilStopped(service, NO_ADMIN, Meters.bare(), Map.of()));
        service.starts.await();

        runner.stop();

        // Its own patience is an hour.
        assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
        assertThat(service.closedInterrupted).isFalse();
    }

    @Test
    void aStartThatFailsByItselfStillTellsWhy() {
        var service =
                new WaitingService() {
                    @Override
                    public void start() {
                        throw new IllegalStateException("broken");
                    }
                };

        assertThatThrownBy(() -> ServiceRunner.run(service, NO_ADMIN, Meters.bare(), Map.of()))
                .hasMessage("broken");
    }

    /** Starts when a broker is there that never will be. */
    private static class WaitingService implements Service {

        final CountDownLatch starts = new CountDownLatch(1);
        @Nullable Boolean closedInterrupted;

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public void start() {
            starts.countDown();
            KafkaTopics.await(
                    KafkaSettings.of("127.0.0.1:1"), List.of("topic"), Duration.ofHours(1));
        }

        @Override
        public Health health() {
            return Health.ready();
        }

        @Override
        public void close() {
            closedInterrupted = Thread.currentThread().isInterrupted();
        }
    }
}
