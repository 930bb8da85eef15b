package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Fetches single records by place or by time, one question after the other. Thread-safe. */
public final class RecordFetch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);

    private final KafkaSettings kafka;
    private final Map<String, Stage> topics;
    private final Clock clock;
    private final Duration patience;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects at the first question.
     *
     * @param topics what can be asked for
     */
    public RecordFetch(KafkaSettings kafka, Map<String, Stage> topics, Clock clock) {
        this(kafka, topics, clock, USUAL_PATIENCE);
    }

    /**
     * The same for somebody with more time.
     *
     * @param patience how long one question may take
     */
    public RecordFetch(
            KafkaSettings kafka, Map<String, Stage> topics, Clock clock, Duration patience) {
        this.patience = patience;
        this.kafka = kafka;
        this.topics = Map.copyOf(topics);
        this.clock = clock;
    }

    /**
     * A search by time.
     *
     * @param stages in whose topics
     * @param fromMillis records of this time or later, epoch milliseconds
     * @param toMillis a partition is given up behind this time
     * @param mostRecords how many are looked at
     * @param enough how many finds end the search
     */
    public record Search(
            List<Stage> stages, long fromMillis, long toMillis, int mostRecords, int enough) {

        public Search {
            stages = List.copyOf(stages);
        }
    }

    /**
     * The record of a place; empty where there is none (any more).
     *
     * @throws KafkaException when the brokers do not answer
     */
    public synchronized Optional<TailRecord> at(Place place) {
        var stage = topics.get(place.topic());
        if (stage == null) {
            return Optional.empty();
        }
        return asked(
                asking -> {
                    var partition = place.topicPartition();
                    asking.assign(List.of(partition));
                    var isThere =
                            place.offset() >= first(asking, partition)
                                    && place.offset() < end(asking, partition);
                    if (!isThere) {
                        return Optional.empty();
                    }
                    asking.seek(partition, place.offset());
                    var until = System.nanoTime() + patience.toNanos();
                    while (System.nanoTime() < until) {
                        for (var record : asking.poll(POLL)) {
                            return record.offset() == place.offset()
                                    ? Optional.of(told(record))
                                    : Optional.empty();
                        }
                        if (asking.position(partition) > place.offset()) {
                            return Optional.empty(); // it was never committed
                        }
                    }
                    return Optional.empty();
                });
    }

    /**
     * The records that fit, as far as they are found in time.
     *
     * @throws KafkaException when the brokers do not answer
     */
    public synchronized List<TailRecord> search(Search search, Predicate<TailRecord> fits) {
        return asked(asking -> search(asking, search, fits));
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }

    private List<TailRecord> search(
            KafkaConsumer<byte[], byte[]> asking, Search search, Predicate<TailRecord> fits) {
        var names =
                topics.entrySet().stream()
                        .filter(topic -> search.stages().contains(topic.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        var asked = new HashMap<TopicPartition, Long>();
        LookingOn.partitions(asking, names).forEach(one -> asked.put(one, search.fromMillis()));
        var starts = new HashMap<TopicPartition, Long>();
        asking.offsetsForTimes(asked)
                .forEach(
                        (partition, found) -> {
                            if (found != null) {
                                starts.put(partition, found.offset());
                            }
                        });
        var open = new HashSet<>(starts.keySet());
        var ends = asking.endOffsets(open);
        asking.assign(open);
        starts.forEach(asking::seek);
        var found = new ArrayList<TailRecord>();
        var looked = 0;
        var until = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty()
                && found.size() < search.enough()
                && looked < search.mostRecords()
                && System.nanoTime() < until) {
            for (var record : asking.poll(POLL)) {
                looked++;
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.timestamp() > search.toMillis()) {
                    open.remove(partition);
                }
                var seen = told(record);
                if (fits.test(seen)) {
                    found.add(seen);
                }
            }
            open.removeIf(one -> asking.position(one) >= ends.getOrDefault(one, 0L));
            asking.assign(open);
        }
        return found;
    }

    private interface Question<T> {
        T ask(KafkaConsumer<byte[], byte[]> consumer);
    }

    private <T> T asked(Question<T> question) {
        var asking = consumer;
        if (asking == null) {
            asking = LookingOn.picking(kafka, "site-fetch");
            consumer = asking;
        }
        try {
            return question.ask(asking);
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    private static long first(KafkaConsumer<byte[], byte[]> asking, TopicPartition partition) {
        return asking.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private static long end(KafkaConsumer<byte[], byte[]> asking, TopicPartition partition) {
        return asking.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private TailRecord told(ConsumerRecord<byte[], byte[]> record) {
        var stage = topics.getOrDefault(record.topic(), Stage.RAW);
        return new TailRecord(stage, record, clock.millis(), true);
    }
}
