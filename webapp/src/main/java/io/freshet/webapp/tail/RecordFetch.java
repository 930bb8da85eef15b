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
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Fetches single records by place or by time. Thread-safe: a few questions are asked at once. */
public final class RecordFetch implements RecordLookup, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);

    private final Map<String, Stage> topics;
    private final Clock clock;
    private final Duration patience;
    private final Pickers pickers;
    private final KnownPartitions partitions;

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
        this.pickers = new Pickers(kafka);
        this.topics = Map.copyOf(topics);
        this.partitions = new KnownPartitions(this.topics.keySet());
        this.clock = clock;
    }

    @Override
    public Optional<TailRecord> at(Place place) {
        return topics.containsKey(place.topic())
                ? pickers.ask(asking -> at(asking, place))
                : Optional.empty();
    }

    private Optional<TailRecord> at(KafkaConsumer<byte[], byte[]> asking, Place place) {
        var partition = place.topicPartition();
        if (!partitions.of(asking, List.of(place.topic())).contains(partition)) {
            return Optional.empty();
        }
        readOnly(asking, Map.of(partition, place.offset()));
        var until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            for (var record : asking.poll(POLL)) {
                return record.offset() == place.offset()
                        ? Optional.of(told(record))
                        : Optional.empty();
            }
            // What is looked for is nearly always there, so that this is asked only now.
            if (asking.position(partition) > place.offset() // it was never committed
                    || place.offset() >= end(asking, partition)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public List<TailRecord> search(Search search, Predicate<TailRecord> fits) {
        return pickers.ask(asking -> search(asking, search, fits));
    }

    @Override
    public void close() {
        pickers.close();
    }

    private List<TailRecord> search(
            KafkaConsumer<byte[], byte[]> asking, Search search, Predicate<TailRecord> fits) {
        var names =
                topics.entrySet().stream()
                        .filter(topic -> search.stages().contains(topic.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        var asked = new HashMap<TopicPartition, Long>();
        partitions.of(asking, names).forEach(one -> asked.put(one, search.fromMillis()));
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
        readOnly(asking, starts);
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
                if (record.timestamp() > search.toMillis() && open.remove(partition)) {
                    asking.pause(List.of(partition));
                }
                var seen = told(record);
                if (fits.test(seen)) {
                    found.add(seen);
                }
            }
            if (open.removeIf(one -> asking.position(one) >= ends.getOrDefault(one, 0L))) {
                readNoMore(asking, open);
            }
        }
        return found;
    }

    /**
     * Has a consumer read from these offsets on. It is assigned all partitions, and what it shall
     * not read is paused: with each new assignment it would first ask the brokers for their topics.
     */
    private void readOnly(KafkaConsumer<byte[], byte[]> asking, Map<TopicPartition, Long> offsets) {
        var all = Set.copyOf(partitions.of(asking, topics.keySet()));
        if (!asking.assignment().equals(all)) {
            asking.assign(all);
        }
        asking.pause(all);
        offsets.forEach(asking::seek);
        asking.resume(offsets.keySet());
    }

    private static void readNoMore(
            KafkaConsumer<byte[], byte[]> asking, Set<TopicPartition> butThese) {
        var done = new HashSet<>(asking.assignment());
        done.removeAll(butThese);
        asking.pause(done);
    }

    private static long end(KafkaConsumer<byte[], byte[]> asking, TopicPartition partition) {
        return asking.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private TailRecord told(ConsumerRecord<byte[], byte[]> record) {
        var stage = topics.getOrDefault(record.topic(), Stage.RAW);
        return new TailRecord(stage, record, clock.millis(), true);
    }
}
