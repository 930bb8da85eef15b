package io.freshet.collector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.settings.SpoolSettings;
import io.freshet.collector.settings.SpoolSettings.Fsync;
import io.freshet.collector.settings.StreamSettings;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.collector.spool.Spool;
import io.freshet.collector.spool.SpoolDirectory;
import io.freshet.runtime.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A producer whose every word is the test's: who has a record when the brokers hesitate. */
class SpoolingTest {

    private static final String TOPIC = "raw";
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir private Path directory;
    private MockProducer<String, byte[]> producer;
    private SpoolDirectory spools;
    private Spool spool;
    private KafkaSink sink;

    @BeforeEach
    void open() {
        var node = new Node(0, "localhost", 1);
        var alone = new Node[] {node};
        var partition = new PartitionInfo(TOPIC, 0, node, alone, alone);
        producer =
                new MockProducer<>(
                        new Cluster("c", List.of(node), List.of(partition), Set.of(), Set.of()),
                        false,
                        new RoundRobinPartitioner(),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        if (sink != null) {
            sink.close();
        }
        if (spools != null) {
            spools.close();
        }
    }

    @Test
    void anAcknowledgedRecordNeverTouchesTheDisk() throws Exception {
        start(NEVER, 1 << 20, false);

        var delivery = deliver("a");
        assertThat(delivery).isNotDone();
        producer.completeNext();

        delivery.get(10, TimeUnit.SECONDS);
        assertThat(spool.counters().stored()).isZero();
        assertThat(spools.bytes()).isZero();
    }

    @Test
    void silenceSendsRecordsToTheSpoolAndAllThatFollow() throws Exception {
        start(SOON, 1 << 20, false);

        deliver("a").get(10, TimeUnit.SECONDS);
        assertThat(sink.isHealthy()).isFalse();
        deliver("b").get(10, TimeUnit.SECONDS);

        assertThat(sent()).containsExactly("a");
        assertThat(spool.counters().stored()).isEqualTo(2);
    }

    @Test
    void aLateAcknowledgementSparesADuplicate() throws Exception {
        start(SOON, 1 << 20, false);
        deliver("a").get(10, TimeUnit.SECONDS);
        deliver("b").get(10, TimeUnit.SECONDS);

        producer.completeNext();

        Awaitility.await().until(() -> sent().size() == 2);
        Awaitility.await().until(producer::completeNext);
        Awaitility.await().until(spool::isEmpty);
        assertThat(sent()).containsExactly("a", "b");
        assertThat(sink.isHealthy()).isTrue();
        assertThat(sink.counters().doubtful()).isZero();
    }

    @Test
    void aRecordThatTheProducerGaveUpIsSentAgainAndCountedAsDoubtful() throws Exception {
        start(SOON, 1 << 20, false);
        deliver("a").get(10, TimeUnit.SECONDS);

        producer.errorNext(new TimeoutException("expired"));

        Awaitility.await().until(() -> sent().size() == 2);
        producer.completeNext();
        Awaitility.await().until(spool::isEmpty);
        assertThat(sent()).containsExactly("a", "a");
        assertThat(sink.counters().doubtful()).isEqualTo(1);
        assertThat(sink.isHealthy()).isTrue();
    }

    @Test
    void aFailureSendsTheRecordToTheSpoolAtOnce() throws Exception {
        start(NEVER, 1 << 20, false);
        var delivery = deliver("a");

        producer.errorNext(new TimeoutException("expired"));

        delivery.get(10, TimeUnit.SECONDS);
        assertThat(spool.counters().stored()).isEqualTo(1);
        assertThat(sink.isHealthy()).isFalse();
    }

    @Test
    void replayKeepsTheOrderWhenARecordInTheMiddleFails() throws Exception {
        start(SOON, 1 << 20, false);
        for (var text : List.of("a", "b", "c", "d")) {
            deliver(text).get(10, TimeUnit.SECONDS);
        }
        producer.completeNext(); // a, late: the brokers are back
        Awaitility.await().until(() -> sent().equals(List.of("a", "b", "c", "d")));

        producer.completeNext();
        producer.errorNext(new TimeoutException("expired"));
        producer.completeNext();

        Awaitility.await().until(() -> sent().equals(List.of("a", "b", "c", "d", "c")));
        producer.completeNext();
        Awaitility.await().until(spool::isEmpty);
        assertThat(sent()).containsExactly("a", "b", "c", "d", "c");
        assertThat(sink.counters().doubtful()).isEqualTo(1);
    }

    @Test
    void withAFullSpoolTheBrokersHaveTheLastWord() throws Exception {
        start(SOON, 1, false);
        var kept = deliver("a");
        var lost = deliver("b");
        Awaitility.await().until(() -> !sink.isHealthy());
        assertThat(kept).isNotDone();

        producer.completeNext();
        producer.errorNext(new TimeoutException("expired"));

        kept.get(10, TimeUnit.SECONDS);
        assertThat(reason(lost)).isEqualTo(SinkFailure.Reason.SPOOL_FULL);
    }

    @Test
    void awayWithAFullSpoolRefusesAtOnce() throws Exception {
        start(SOON, 1, false);
        deliver("a");
        Awaitility.await().until(() -> !sink.isHealthy());

        assertThat(reason(deliver("b"))).isEqualTo(SinkFailure.Reason.SPOOL_FULL);
        assertThat(sink.counters().lost()).isZero();
        producer.completeNext();
    }

    @Test
    void anEarlyAnswerIsNotLostWhileTheSpoolTakesRecords() throws Exception {
        start(NEVER, 1 << 20, true);
        assertThat(deliver("a")).isCompleted();

        producer.errorNext(new TimeoutException("expired"));

        Awaitility.await().until(() -> spool.counters().stored() == 1);
        assertThat(sink.counters().lost()).isZero();
    }

    @Test
    void anEarlyAnswerThatNobodyKeepsIsCountedAsLost() {
        start(NEVER, 1, true);
        assertThat(deliver("a")).isCompleted();

        producer.errorNext(new TimeoutException("expired"));

        Awaitility.await().until(() -> sink.counters().lost() == 1);
        assertThat(deliver("b")).isCompletedExceptionally();
        assertThat(sink.counters().lost()).isEqualTo(1);
    }

    @Test
    void closingSpoolsWhatTheBrokersDoNotTakeInTime() throws Exception {
        start(Duration.ofMillis(300), 1 << 20, true);
        deliver("a");
        deliver("b");

        sink.close();
        sink = null;
        spools.close();

        assertThat(spool.counters().stored()).isEqualTo(2);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void whatAFormerProcessLeftMustBeAcknowledgedBeforeTheSinkIsHealthy() throws Exception {
        start(SOON, 1 << 20, false);
        deliver("a").get(10, TimeUnit.SECONDS);
        sink.close();
        spools.close();
        open();

        begin(SOON, 1 << 20, false);
        Awaitility.await().until(() -> sent().size() == 1);
        assertThat(sink.isHealthy()).isFalse();
        producer.completeNext();

        Awaitility.await().until(sink::isHealthy);
        assertThat(spool.isEmpty()).isTrue();
    }

    private void start(Duration after, long maxBytes, boolean answerBeforeWrite) {
        begin(after, maxBytes, answerBeforeWrite);
        Awaitility.await().until(sink::isHealthy);
    }

    private void begin(Duration after, long maxBytes, boolean answerBeforeWrite) {
        spools = SpoolDirectory.open(settings(maxBytes));
        spool = spools.spool("good");
        var stream =
                new StreamSettings(
                        TOPIC, 1_000_000, KafkaSettings.of("127.0.0.1:1"), Duration.ofHours(1));
        sink = KafkaSink.start(stream, answerBeforeWrite, spool, after, producer);
    }

    private CompletableFuture<Void> deliver(String text) {
        return sink.deliver(
                new OutputRecord(Stream.GOOD, "key", text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> sent() {
        return producer.history().stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static SinkFailure.Reason reason(CompletableFuture<Void> refused) {
        var failure =
                Assertions.catchThrowableOfType(
                        ExecutionException.class, () -> refused.get(10, TimeUnit.SECONDS));
        return ((SinkFailure) failure.getCause()).reason();
    }

    private SpoolSettings settings(long maxBytes) {
        return new SpoolSettings(
                true,
                directory.resolve("spool"),
                SOON,
                maxBytes,
                1 << 14,
                Fsync.ALWAYS,
                Duration.ofMillis(100),
                0);
    }
}
