package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics without a consumer group: it looks on and leaves no trace. Of each partition the
 * last {@link #LOOK_BACK} records are told first, all together in the order of their time, so that
 * a page opened after a restart is not empty. What stands before them is a {@link HistoryRead}'s.
 * Topics and partitions that come later are found; brokers that are away are waited for.
 */
public final class TopicTail implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicTail.class);
    private static final long LOOK_BACK = 200;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final KafkaSettings kafka;
    private final Map<String, Stage> topics;
    private final Clock clock;
    private final Consumer<TailRecord> seen;
    private final Consumer<Map<TopicPartition, Long>> begun;
    private final Thread thread = new Thread(this::follow, "site-tail");
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * What comes next of each partition: after trouble it goes on there, and nothing is told twice.
     */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private long lookedMillis;
    private volatile boolean isAway;

    /**
     * A tail that is not running yet.
     *
     * @param kafka the brokers
     * @param topics what to follow; those that do not exist yet are waited for
     * @param seen takes each committed record; must not throw
     * @param begun is told once where the tail began: what stands before is history
     */
    public TopicTail(
            KafkaSettings kafka,
            Map<String, Stage> topics,
            Clock clock,
            Consumer<TailRecord> seen,
            Consumer<Map<TopicPartition, Long>> begun) {
        this.kafka = kafka;
        this.topics = Map.copyOf(topics);
        this.clock = clock;
        this.seen = seen;
        this.begun = begun;
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Whether the brokers did not answer when they were last asked. */
    public boolean isAway() {
        return isAway;
    }

    /** Ends the reading and waits for it. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        while (isOpen()) {
            try (var consumer = LookingOn.consumer(kafka, "site-tail")) {
                if (positions.isEmpty()) {
                    begun.accept(begin(consumer));
                } else {
                    consumer.assign(positions.keySet());
                    positions.forEach(consumer::seek);
                }
                isAway = false;
                while (isOpen()) {
                    read(consumer);
                }
            } catch (InterruptException ending) {
                LOGGER.debug("the tail stops");
            } catch (KafkaException e) {
                isAway = true;
                LOGGER.atWarn()
                        .addKeyValue("error", e.getMessage())
                        .log("the dashboard cannot follow the topics; it will try again");
                pause();
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        if (clock.millis() - lookedMillis > LOOK_FOR_PARTITIONS.toMillis()) {
            lookForPartitions(consumer);
        }
        if (positions.isEmpty()) {
            pause();
            return;
        }
        for (var record : consumer.poll(POLL)) {
            seen.accept(told(record));
            positions.put(partition(record), record.offset() + 1);
        }
    }

    /** Assigns what exists, and tells the last records of it. */
    private Map<TopicPartition, Long> begin(KafkaConsumer<byte[], byte[]> consumer) {
        lookedMillis = clock.millis();
        var partitions = LookingOn.partitions(consumer, topics.keySet());
        consumer.assign(partitions);
        var firsts = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        var starts = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            var end = ends.getOrDefault(partition, 0L);
            var start = Math.max(firsts.getOrDefault(partition, 0L), end - LOOK_BACK);
            starts.put(partition, start);
            consumer.seek(partition, start);
        }
        var last = new ArrayList<TailRecord>();
        while (isOpen() && ends.entrySet().stream().anyMatch(end -> isBefore(consumer, end))) {
            consumer.poll(POLL).forEach(record -> last.add(told(record)));
        }
        last.sort(
                Comparator.comparingLong(TailRecord::collectedAt).thenComparing(TailRecord::stage));
        last.forEach(seen);
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return starts;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static boolean isBefore(
            KafkaConsumer<byte[], byte[]> consumer, Map.Entry<TopicPartition, Long> end) {
        return consumer.position(end.getKey()) < end.getValue();
    }

    private void lookForPartitions(KafkaConsumer<byte[], byte[]> consumer) {
        lookedMillis = clock.millis();
        try {
            var found = LookingOn.partitions(consumer, topics.keySet());
            isAway = false;
            var fresh = found.stream().filter(one -> !positions.containsKey(one)).toList();
            if (!fresh.isEmpty()) {
                fresh.forEach(partition -> positions.put(partition, 0L));
                consumer.assign(positions.keySet());
                consumer.seekToBeginning(fresh);
            }
            pauseWhatIsGone(consumer, found);
        } catch (TimeoutException noAnswer) {
            isAway = true;
        }
    }

    /** Else brokers are asked for deleted topics without a pause, and each answer is a warning. */
    private static void pauseWhatIsGone(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> found) {
        var gone = new HashSet<>(consumer.assignment());
        found.forEach(gone::remove);
        consumer.resume(consumer.paused());
        consumer.pause(gone);
    }

    private TailRecord told(ConsumerRecord<byte[], byte[]> record) {
        var stage = topics.getOrDefault(record.topic(), Stage.RAW);
        return new TailRecord(stage, record, clock.millis(), false);
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause() {
        try {
            var unused = closing.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }
}
