package io.freshet.collector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.settings.SpoolSettings;
import io.freshet.collector.settings.SpoolSettings.Fsync;
import io.freshet.collector.settings.StreamSettings;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.collector.spool.SpoolDirectory;
import io.freshet.runtime.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers go and come back; what was taken meanwhile is in the topic afterwards. */
class BrokerOutageTest {

    private static final Duration AFTER = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path directory;

    @Test
    void recordsOfAnOutageArriveInOrderAndOnce() throws Exception {
        try (var topic = new Topic(directory.resolve("kafka"));
                var spools = SpoolDirectory.open(spoolSettings())) {
            topic.start();
            topic.create(Map.of());
            var spool = spools.spool("good");
            try (var sink = KafkaSink.start(settings(topic), false, spool, AFTER)) {
                Awaitility.await().atMost(LONG).until(sink::isHealthy);
                deliver(sink, 1, 20);
                var before = spool.counters().stored(); // a cold broker may be slow

                topic.stop();
                deliver(sink, 21, 40);
                assertThat(sink.isHealthy()).isFalse();
                assertThat(spool.counters().stored() - before).isEqualTo(20);
                topic.start();
                Awaitility.await().atMost(LONG).until(sink::isHealthy);
                Awaitility.await().atMost(LONG).until(spool::isEmpty);
                deliver(sink, 41, 60);

                assertThat(topic.values(60)).isEqualTo(texts(1, 60));
                assertThat(spools.bytes()).isZero();
            }
        }
    }

    @Test
    void withoutABrokerAtStartRecordsWaitForItEvenBeyondTheEndOfTheProcess() throws Exception {
        try (var topic = new Topic(directory.resolve("kafka"))) {
            topic.start();
            topic.create(Map.of());
            topic.stop();
            try (var spools = SpoolDirectory.open(spoolSettings());
                    var sink =
                            KafkaSink.start(settings(topic), false, spools.spool("good"), AFTER)) {
                deliver(sink, 1, 10);
                assertThat(sink.isHealthy()).isFalse();
            }

            try (var spools = SpoolDirectory.open(spoolSettings());
                    var sink =
                            KafkaSink.start(settings(topic), false, spools.spool("good"), AFTER)) {
                deliver(sink, 11, 20);
                topic.start();

                assertThat(topic.values(20)).isEqualTo(texts(1, 20));
                Awaitility.await().atMost(LONG).until(sink::isHealthy);
            }
        }
    }

    @Test
    void aRecordThatTheBrokersWillNeverTakeIsPutAsideAndStopsNobody() throws Exception {
        try (var topic = new Topic(directory.resolve("kafka"));
                var spools = SpoolDirectory.open(spoolSettings())) {
            topic.start();
            topic.create(Map.of("max.message.bytes", "500"));
            topic.stop();
            try (var sink = KafkaSink.start(settings(topic), false, spools.spool("good"), AFTER)) {
                deliver(sink, 1, 1);
                sink.deliver(new OutputRecord(Stream.GOOD, "large", new byte[2000]))
                        .get(10, TimeUnit.SECONDS);
                deliver(sink, 2, 2);
                topic.start();

                assertThat(topic.values(2)).isEqualTo(texts(1, 2));
                assertThat(sink.counters().rejected()).isEqualTo(1);
                assertThat(
                                Files.readString(
                                        spoolSettings().directory().resolve("good/rejected.tsv")))
                        .startsWith("good\tlarge\tAAAA")
                        .hasLineCount(1);
            }
        }
    }

    private static void deliver(KafkaSink sink, int first, int last) throws Exception {
        for (var text : texts(first, last)) {
            sink.deliver(
                            new OutputRecord(
                                    Stream.GOOD, "key", text.getBytes(StandardCharsets.UTF_8)))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> texts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "record " + i).toList();
    }

    private static StreamSettings settings(Topic topic) {
        var patient =
                Map.of(
                        "delivery.timeout.ms", "4000",
                        "request.timeout.ms", "2000",
                        "reconnect.backoff.max.ms", "200");
        return new StreamSettings(
                Topic.NAME,
                1_000_000,
                KafkaSettings.of(topic.servers()).with(patient),
                Duration.ofMillis(100));
    }

    private SpoolSettings spoolSettings() {
        return new SpoolSettings(
                true,
                directory.resolve("spool"),
                AFTER,
                1 << 20,
                1 << 14,
                Fsync.ALWAYS,
                Duration.ofMillis(100),
                0);
    }
}
