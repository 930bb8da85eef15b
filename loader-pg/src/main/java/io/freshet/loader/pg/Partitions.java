package io.freshet.loader.pg;

import io.freshet.loader.pg.PgLoaderConfig.StartFrom;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.OffsetStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the consumer has been given: those that still have to be claimed in the
 * database, which are paused, and those that are. One thread.
 */
final class Partitions {

    private static final Logger LOGGER = LoggerFactory.getLogger(Partitions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final OffsetStore store;
    private final StartFrom startFrom;
    private final Function<String, @Nullable String> topicId;
    private final Set<TopicPartition> unclaimed = new LinkedHashSet<>();
    private final Map<TopicPartition, Claim> claims = new HashMap<>();
    private boolean holding;

    /**
     * Nothing yet.
     *
     * @param topicId finds a topic's id, null where the broker has none
     */
    Partitions(
            Consumer<byte[], byte[]> consumer,
            OffsetStore store,
            StartFrom startFrom,
            Function<String, @Nullable String> topicId) {
        this.consumer = consumer;
        this.store = store;
        this.startFrom = startFrom;
        this.topicId = topicId;
    }

    void assigned(Collection<TopicPartition> partitions) {
        // Nothing is read before the claim says where; a position is needed all the same, or the
        // consumer would look for an offset in Kafka.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        consumer.pause(partitions);
        unclaimed.addAll(partitions);
        LOGGER.atInfo().addKeyValue("partitions", partitions).log("partitions assigned");
    }

    void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(claims::remove);
        unclaimed.removeAll(partitions);
        LOGGER.atInfo().addKeyValue("partitions", partitions).log("partitions revoked");
    }

    /** Somebody else has claimed what is ours: claim again, or learn that it is not ours. */
    void fenced() {
        consumer.pause(consumer.assignment());
        claims.clear();
        unclaimed.addAll(consumer.assignment());
    }

    boolean areClaimed() {
        return unclaimed.isEmpty();
    }

    /** Claims what is unclaimed, and starts to read it where the database says. */
    void claim(Connection connection) throws SQLException {
        var found = new HashMap<TopicPartition, Claim>();
        for (var partition : unclaimed) {
            found.put(
                    partition,
                    store.claim(
                            connection,
                            partition.topic(),
                            partition.partition(),
                            topicId.apply(partition.topic())));
        }
        connection.commit();
        found.forEach(this::seek);
        claims.putAll(found);
        unclaimed.clear();
        if (!holding) {
            consumer.resume(found.keySet());
        }
    }

    private void seek(TopicPartition partition, Claim claim) {
        var next = claim.nextOffset();
        if (next != null) {
            consumer.seek(partition, next);
        } else if (startFrom == StartFrom.EARLIEST) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seekToEnd(List.of(partition));
        }
        LOGGER.atInfo()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition())
                .addKeyValue("offset", next == null ? startFrom : next)
                .addKeyValue("generation", claim.generation())
                .log("partition claimed");
    }

    Claim claimOf(TopicPartition partition) {
        return Objects.requireNonNull(claims.get(partition), () -> partition + " is not claimed");
    }

    void advanced(Map<TopicPartition, Long> next) {
        next.forEach(
                (partition, offset) ->
                        claims.computeIfPresent(partition, (p, claim) -> claim.advancedTo(offset)));
    }

    /** Stops reading, so that the consumer can be kept in its group without getting records. */
    void hold() {
        holding = true;
        consumer.pause(consumer.assignment());
    }

    /** Goes on with all that is claimed. */
    void release() {
        holding = false;
        consumer.resume(claims.keySet());
    }
}
