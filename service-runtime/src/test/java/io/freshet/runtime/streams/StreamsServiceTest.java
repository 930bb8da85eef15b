package io.freshet.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.InstanceId;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamsServiceTest {

    private static final StreamsSettings SETTINGS =
            StreamsSettings.defaults("app", KafkaSettings.of("127.0.0.1:1"), Path.of("state"));

    private static Topology copy() {
        var builder = new StreamsBuilder();
        builder.stream("from").to("to");
        return builder.build();
    }

    private static StreamsSettings settings(String hocon) {
        return ConfigSource.text("sample", "s.hocon", hocon)
                .load(config -> StreamsSettings.read(config, SETTINGS))
                .config();
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
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void whatTheUserSaysOfAllClientsOrOfOneKindWins() {
        var kafka =
                new KafkaSettings(
                        "127.0.0.1:1",
                        Map.of("compression.type", "zstd", "producer.batch.size", "1000"));
        var properties = StreamsSettings.defaults("app", kafka, Path.of("state")).toProperties();

        assertThat(properties)
                .containsEntry("compression.type", "zstd")
                .containsEntry("producer.batch.size", "1000")
                .doesNotContainKey("producer.compression.type");
    }

    @Test
    void theProducerTakesTheLargestValueWithItsKeyAndHeaders() {
        var usual = SETTINGS.toProperties();
        var large = SETTINGS.withLargestValue(40_000_000).toProperties();

        assertThat(usual).containsEntry("producer.max.request.size", "1048576");
        assertThat(large)
                .containsEntry("producer.max.request.size", "40048576")
                .containsEntry("producer.buffer.memory", "80097152");
    }

    @Test
    void aLongCommitIntervalLengthensTheTransaction() {
        var properties = settings("commitInterval = 30 s").toProperties();

        assertThat(properties).containsEntry("producer.transaction.timeout.ms", "60000");
        assertThat(new StreamsConfig(properties).getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                .isEqualTo(30_000);
    }

    @ParameterizedTest
    @CsvSource({"999, 999", "1000, 1000", "-1, 1000", "3601000, 3601000", "3601001, 1000"})
    void timestampsThatBrokersRefuseBecomeThePresent(long given, long used) {
        assertThat(SafeTimestamps.safe(given, 1000)).isEqualTo(used);
    }

    @Test
    void theUsersSettingsWin() {
        var settings =
                settings("threads = 2\nstreamsConf { processing.guarantee = at_least_once }");

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
        var ready = StreamsService.health(state, "sample").isReady();

        assertThat(ready).isEqualTo(state == KafkaStreams.State.RUNNING);
    }

    @Test
    void aFailedStreamIsNotLive() {
        var failed = StreamsService.health(KafkaStreams.State.ERROR, "sample");

        assertThat(failed.isLive()).isFalse();
        assertThat(failed.detail()).isEqualTo("sample");
        assertThat(StreamsService.health(KafkaStreams.State.REBALANCING, "").isLive()).isTrue();
    }

    @Test
    void withoutBrokersTheStartFailsWithTheirAddress() {
        var impatient = settings("startPatience = 0 s, closePatience = 1 s");
        var meters = Meters.bare();
        try (var service =
                new StreamsService(
                        "sample",
                        impatient,
                        StreamsServiceTest::copy,
                        SampleRows.poison("to", meters),
                        meters)) {

            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("127.0.0.1:1");
            assertThat(service.health().state()).isEqualTo(Health.State.STARTING);
        }
    }

    @Test
    void givesUpAtOnceWhenAnotherProcessHasItsName() {
        var failures = new ThreadFailures("sample", () -> 0);
        var fenced = new FencedInstanceIdException("sample");

        assertThat(failures.handle(new StreamsException(fenced)))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.reason()).isEqualTo(InstanceId.TAKEN);
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
