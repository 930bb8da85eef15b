package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads once what stands in the topics before the tail, as far back as the dashboard looks, beside
 * the tail so that nobody waits for it. At most {@link #MOST} records of a partition are read, the
 * newest.
 */
public final class HistoryRead implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HistoryRead.class);
    private static final long MOST = 2_000_000;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
    private static final long LOOK_WHETHER_GONE_MILLIS = 5_000;

    private final KafkaSettings kafka;
    private final Map<String, Stage> topics;
    private final Map<TopicPartition, Long> ends;
    private final long sinceMillis;
    private final Clock clock;
    private final Consumer<TailRecord> seen;
    private final Thread thread = new Thread(this::run, "site-history");
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<TopicPartition, Long> at = new HashMap<>();
    private final Set<TopicPartition> cut = new HashSet<>();
    private final Set<TopicPartition> gone = new HashSet<>();
    private Map<TopicPartition, Long> lastPlaces = Map.of();
    private long movedMillis;
    private volatile History history;

    /**
     * How far the reading is.
     *
     * @param fromAtMillis from when on everything is known that was ever written; epoch
     *     milliseconds
     * @param read the share of it that has been read, 0 to 1
     */
    public record History(long fromAtMillis, double read) {}

    /**
     * A reading that has not begun.
     *
     * @param ends where the tail began, by partition
     * @param sinceMillis how far back, epoch milliseconds
     * @param seen takes each committed record; must not throw
     */
    public HistoryRead(
            KafkaSettings kafka,
            Map<String, Stage> topics,
            Map<TopicPartition, Long> ends,
            long sinceMillis,
            Clock clock,
            Consumer<TailRecord> seen) {
        this.kafka = kafka;
        this.topics = Map.copyOf(topics);
        this.ends = Map.copyOf(ends);
        this.sinceMillis = sinceMillis;
        this.clock = clock;
        this.seen = seen;
        this.history = new History(sinceMillis, 0);
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** How far it is. */
    public History history() {
        return history;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (closing.getCount() > 0 && history.read() < 1) {
            try (var consumer = LookingOn.consumer(kafka, "site-history")) {
                read(consumer);
            } catch (KafkaException e) {
                LOGGER.atWarn()
                        .addKeyValue("error", e.getMessage())
                        .log("the dashboard cannot read what was before; it will try again");
                pause();
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        if (at.isEmpty()) {
            findBeginnings(consumer);
        }
        var total = ends.entrySet().stream().mapToLong(e -> e.getValue() - at(e)).sum();
        consumer.assign(ends.keySet());
        ends.forEach((partition, end) -> consumer.seek(partition, at.getOrDefault(partition, end)));
        while (closing.getCount() > 0) {
            var open = open(consumer);
            if (open.isEmpty()) {
                history = new History(history.fromAtMillis(), 1);
                return;
            }
            consumer.resume(open);
            consumer.pause(ends.keySet().stream().filter(one -> !open.contains(one)).toList());
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < at.getOrDefault(partition, 0L)) {
                    // The topic was made anew: what was to be read is gone.
                    gone.add(partition);
                }
                at.put(partition, record.offset() + 1);
                if (gone.contains(partition)) {
                    continue;
                }
                beginsLater(partition, record.timestamp());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    var stage = topics.getOrDefault(record.topic(), Stage.RAW);
                    seen.accept(new TailRecord(stage, record, clock.millis(), true));
                }
            }
            giveUpWhatIsGone(consumer);
            var left =
                    ends.entrySet().stream()
                            .filter(end -> !gone.contains(end.getKey()))
                            .mapToLong(
                                    e -> Math.max(0, e.getValue() - consumer.position(e.getKey())))
                            .sum();
            var share = total == 0 ? 1 : 1 - (double) left / total;
            history = new History(history.fromAtMillis(), Math.min(0.999, Math.max(0, share)));
        }
    }

    /**
     * What is to be read next. What has been read to its end would be read on into the tail's part;
     * and payloads come before all others, which tell more of payloads that are known.
     */
    private Set<TopicPartition> open(KafkaConsumer<byte[], byte[]> consumer) {
        var open =
                ends.entrySet().stream()
                        .filter(end -> !gone.contains(end.getKey()))
                        .filter(end -> consumer.position(end.getKey()) < end.getValue())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        var payloads =
                open.stream()
                        .filter(one -> topics.get(one.topic()) == Stage.RAW)
                        .collect(Collectors.toSet());
        return payloads.isEmpty() ? open : payloads;
    }

    /** Topics may be deleted or made anew while they are read; nobody waits for what is gone. */
    private void giveUpWhatIsGone(KafkaConsumer<byte[], byte[]> consumer) {
        var now = clock.millis();
        var places = new HashMap<>(at);
        if (!places.equals(lastPlaces)) {
            lastPlaces = places;
            movedMillis = now;
        } else if (now - movedMillis > LOOK_WHETHER_GONE_MILLIS) {
            movedMillis = now;
            var exist = new HashSet<>(LookingOn.partitions(consumer, topics.keySet()));
            var open = open(consumer);
            open.stream().filter(one -> !exist.contains(one)).forEach(gone::add);
            open.retainAll(exist);
            consumer.endOffsets(open)
                    .forEach(
                            (partition, end) -> {
                                if (end <= consumer.position(partition)) {
                                    gone.add(partition);
                                }
                            });
        }
    }

    private long at(Map.Entry<TopicPartition, Long> end) {
        return at.getOrDefault(end.getKey(), end.getValue());
    }

    private void findBeginnings(KafkaConsumer<byte[], byte[]> consumer) {
        var asked = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> asked.put(partition, sinceMillis));
        var found = consumer.offsetsForTimes(asked);
        var firsts = consumer.beginningOffsets(ends.keySet());
        for (var end : ends.entrySet()) {
            var first = firsts.getOrDefault(end.getKey(), 0L);
            var since = found.get(end.getKey());
            var start = since == null ? end.getValue() : since.offset();
            var kept = Math.max(start, end.getValue() - MOST);
            at.put(end.getKey(), Math.min(kept, end.getValue()));
            if (since != null && (kept > start || (first > 0 && start == first))) {
                cut.add(end.getKey());
            }
        }
    }

    /** Older ones are not read, or gone: what was made of them tells half the story. */
    private void beginsLater(TopicPartition partition, long atMillis) {
        if (cut.remove(partition) && atMillis > history.fromAtMillis()) {
            history = new History(atMillis, history.read());
        }
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
