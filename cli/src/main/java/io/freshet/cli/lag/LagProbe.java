package io.freshet.cli.lag;

import io.freshet.cli.setup.Cluster;
import io.freshet.cli.setup.Reader;
import io.freshet.runtime.kafka.lag.Group;
import io.freshet.runtime.kafka.lag.GroupOffsets;
import io.freshet.runtime.kafka.lag.Offsets;
import io.freshet.runtime.kafka.lag.OldestRecords;
import io.freshet.runtime.kafka.lag.OldestRecords.Range;
import io.freshet.runtime.kafka.lag.OldestRecords.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the brokers of one cluster how far readers are behind, as the components do that show it in
 * their metrics; joins no group. One thread.
 */
public final class LagProbe implements AutoCloseable {

    private final Duration patience;
    private final Admin admin;
    private final GroupOffsets offsets;
    private final OldestRecords records;

    /**
     * Connects when it is asked something.
     *
     * @param patience for any one question
     * @throws KafkaException when the settings make no client
     */
    public LagProbe(Cluster cluster, Duration patience) {
        var client = cluster.client(patience, Map.of());
        var consumer = new HashMap<String, Object>();
        client.forEach((key, value) -> consumer.put(key.toString(), value));
        this.patience = patience;
        this.admin = Admin.create(client);
        this.offsets = new GroupOffsets(admin);
        this.records = new OldestRecords(consumer);
    }

    /** How far a reader is behind; what cannot be known is said in the answer. */
    public GroupLag look(Reader reader) {
        try {
            var group = Group.fromStart(reader.group(), reader.topics());
            var found = positions(reader, offsets.of(group));
            return new GroupLag(reader, members(reader.group()), partitions(group, found), null);
        } catch (LoadedPositions.Unknown e) {
            return GroupLag.unknown(reader, String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            return GroupLag.unknown(reader, said(e.getCause()));
        } catch (TimeoutException | KafkaException e) {
            return GroupLag.unknown(reader, said(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GroupLag.unknown(reader, "interrupted");
        }
    }

    @Override
    public void close() {
        records.close();
        admin.close(Duration.ZERO);
    }

    /** Where the reader keeps its positions in a database, that alone knows how far it has come. */
    private static Map<TopicPartition, Offsets> positions(
            Reader reader, Map<TopicPartition, Offsets> ofBrokers) throws LoadedPositions.Unknown {
        if (reader.positions() == null) {
            return ofBrokers;
        }
        var found = new HashMap<TopicPartition, Offsets>();
        ofBrokers.forEach((at, broker) -> found.put(at, broker.withCommitted(null)));
        for (var stored : new LoadedPositions(reader.positions()).of(reader.group())) {
            var next = stored.nextOffset();
            found.computeIfPresent(
                    new TopicPartition(stored.topic(), stored.partition()),
                    (at, broker) ->
                            isSame(broker, stored.topicId()) ? broker.withCommitted(next) : broker);
        }
        return found;
    }

    /** Offsets of a topic of the same name that was deleted do not count. */
    private static boolean isSame(Offsets broker, @Nullable String id) {
        return id == null || broker.topic().toString().equals(id);
    }

    private List<PartitionLag> partitions(Group group, Map<TopicPartition, Offsets> found) {
        var ranges = new HashMap<TopicPartition, Range>();
        found.forEach(
                (at, broker) -> {
                    if (broker.next(group) < broker.end()) {
                        ranges.put(at, new Range(broker.next(group), broker.end()));
                    }
                });
        var oldest = oldest(ranges);
        var partitions = new TreeMap<String, PartitionLag>();
        found.forEach(
                (at, broker) -> {
                    var lag = lag(at, broker);
                    if (oldest != null && ranges.containsKey(at)) {
                        var waiting = oldest.get(at);
                        lag = waiting == null ? lag.done() : since(lag, waiting);
                    }
                    partitions.put("%s %10d".formatted(at.topic(), at.partition()), lag);
                });
        return new ArrayList<>(partitions.values());
    }

    /** The first records; null where they do not come in time. */
    private @Nullable Map<TopicPartition, Waiting> oldest(Map<TopicPartition, Range> ranges) {
        try {
            return ranges.isEmpty() ? Map.of() : records.first(ranges);
        } catch (org.apache.kafka.common.errors.TimeoutException tooSlow) {
            return null;
        }
    }

    private static PartitionLag lag(TopicPartition at, Offsets broker) {
        return new PartitionLag(
                at.topic(),
                at.partition(),
                broker.committed(),
                broker.oldest(),
                broker.end(),
                null);
    }

    private static PartitionLag since(PartitionLag lag, Waiting waiting) {
        return waiting.millis() < 0 ? lag : lag.since(Instant.ofEpochMilli(waiting.millis()));
    }

    private int members(String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return admin
                    .describeConsumerGroups(List.of(group))
                    .all()
                    .get(2 * patience.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .mapToInt(described -> described.members().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private static String said(@Nullable Throwable failure) {
        if (failure == null) {
            return "no answer";
        }
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
