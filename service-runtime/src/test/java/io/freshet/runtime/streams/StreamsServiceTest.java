package io.freshet.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamsServiceTest {

    private static final StreamsSettings SETTINGS =
            StreamsSettings.defaults("app", KafkaSettings.of("127.0.0.1:1"), Path.of("state"));

    private static Topology copy() {
        var builder = new StreamsBuilder();
        builder.stream("from").to("to");
        return builder.build();
    }

    @Test
    void runsExactlyOnceAndReadsOnlyWhatIsCommitted() {
        var properties = SETTINGS.withInstanceId("local").toProperties();

        assertThat(properties)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("consumer.isolation.level", "read_committed")
                .containsEntry("main.consumer.group.instance.id", "local")
                .containsEntry("application.id", "app")
                .containsEntry("bootstrap.servers", "127.0.0.1:1");
        assertThat(new StreamsConfig(properties).getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG))
                .isEqualTo(1);
    }

    @Test
    void theUsersSettingsWin() {
        var settings =
                ConfigSource.text(
                                "sample",
                                "s.hocon",
                                "threads = 2\nstreamsConf { processing.guarantee = at_least_once }")
                        .load(config -> StreamsSettings.read(config, SETTINGS))
                        .config();

        assertThat(settings.toProperties())
                .containsEntry("num.stream.threads", "2")
                .containsEntry("processing.guarantee", "at_least_once");
    }

    @Test
    void looksForSourceAndSinkTopics() {
        assertThat(StreamsService.topics(copy())).containsExactly("from", "to");
    }

    @ParameterizedTest
    @EnumSource(KafkaStreams.State.class)
    void onlyARunningStreamIsReady(KafkaStreams.State state) {
        var ready = StreamsService.health(state).isReady();

        assertThat(ready).isEqualTo(state == KafkaStreams.State.RUNNING);
    }

    @Test
    void aFailedStreamIsNotLive() {
        assertThat(StreamsService.health(KafkaStreams.State.ERROR).isLive()).isFalse();
        assertThat(StreamsService.health(KafkaStreams.State.REBALANCING).isLive()).isTrue();
    }

    @Test
    void withoutBrokersTheStartFailsWithTheirAddress() {
        var impatient =
                new StreamsSettings(
                        "app",
                        SETTINGS.kafka(),
                        SETTINGS.stateDir(),
                        1,
                        null,
                        Duration.ofMillis(100),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Map.of());
        try (var service =
                new StreamsService("sample", impatient, StreamsServiceTest::copy, Meters.bare())) {

            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("127.0.0.1:1");
            assertThat(service.health().state()).isEqualTo(Health.State.STARTING);
        }
    }

    @Test
    void replacesDeadThreadsUntilTheyDieTooFast() {
        var clock = new AtomicLong();
        var failures = new ThreadFailures("sample", clock::get);
        for (var i = 0; i < 10; i++) {
            assertThat(failures.handle(new RuntimeException("sample")))
                    .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        }

        var eleventh = failures.handle(new RuntimeException("sample"));
        clock.addAndGet(Duration.ofMinutes(6).toNanos());
        var muchLater = failures.handle(new RuntimeException("sample"));

        assertThat(eleventh).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(muchLater).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }
}
