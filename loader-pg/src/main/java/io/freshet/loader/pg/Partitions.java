package io.freshet.loader.pg;

import io.freshet.loader.pg.PgLoaderConfig.StartFrom;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.lane.ClaimRequest;
import io.freshet.loader.pg.lane.Lane;
import io.freshet.loader.pg.lane.LaneEvent;
import io.freshet.loader.pg.lane.LaneFeed;
import io.freshet.loader.pg.offset.Claim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the consumer has been given, each with the lane that it belongs to as long as
 * the consumer has it. A partition is paused until its lane has claimed it in the database, and
 * while its lane has enough to do. One thread.
 */
final class Partitions {

    private static final Logger LOGGER = LoggerFactory.getLogger(Partitions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final StartFrom startFrom;
    private final List<LaneFeed> feeds;
    private final Map<TopicPartition, LaneFeed> assigned = new LinkedHashMap<>();
    private final Map<TopicPartition, ClaimRequest> requested = new HashMap<>();
    private final Map<TopicPartition, Claim> claims = new HashMap<>();

    /** Shares them out to these lanes. */
    Partitions(Consumer<byte[], byte[]> consumer, StartFrom startFrom, List<LaneFeed> feeds) {
        this.consumer = consumer;
        this.startFrom = startFrom;
        this.feeds = List.copyOf(feeds);
    }

    void assigned(Collection<TopicPartition> partitions) {
        // Nothing is read before the claim says where; a position is needed all the same, or the
        // consumer would look for an offset in Kafka.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        consumer.pause(partitions);
        for (var partition : partitions) {
            assigned.put(partition, leastLoaded());
        }
        LOGGER.atInfo().addKeyValue("partitions", partitions).log("partitions assigned");
    }

    private LaneFeed leastLoaded() {
        return feeds.stream()
                .min(
                        Comparator.comparing(
                                feed -> assigned.values().stream().filter(feed::equals).count()))
                .orElseThrow();
    }

    void revoked(Collection<TopicPartition> partitions) {
        var sources = partitions.stream().map(Partitions::source).toList();
        feeds.forEach(feed -> feed.drop(sources));
        for (var partition : partitions) {
            var request = requested.remove(partition);
            if (request != null) {
                request.withdraw(List.of(source(partition)));
            }
            claims.remove(partition);
            assigned.remove(partition);
        }
        LOGGER.atInfo().addKeyValue("partitions", partitions).log("partitions revoked");
    }

    /** Asks the lanes to claim what nobody has asked for yet. */
    void requestClaims() {
        var missing = new HashMap<LaneFeed, List<TopicPartition>>();
        assigned.forEach(
                (partition, feed) -> {
                    if (!claims.containsKey(partition) && !requested.containsKey(partition)) {
                        missing.computeIfAbsent(feed, f -> new ArrayList<>()).add(partition);
                    }
                });
        missing.forEach(
                (feed, partitions) -> {
                    var request =
                            new ClaimRequest(partitions.stream().map(Partitions::source).toList());
                    partitions.forEach(partition -> requested.put(partition, request));
                    feed.lane().claim(request);
                });
    }

    /** Starts to read what was claimed, where the database says. */
    void claimed(LaneEvent.Claimed event) {
        event.claims()
                .forEach(
                        (source, claim) -> {
                            var partition = new TopicPartition(source.topic(), source.partition());
                            if (requested.remove(partition, event.request())) {
                                seek(partition, claim);
                                claims.put(partition, claim);
                            }
                        });
        regulate();
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

    /** Somebody else has claimed what was this lane's: its claims count no more. */
    void fencedOff(Lane lane) {
        for (var feed : feeds) {
            if (feed.lane() == lane) {
                feed.dropAll();
                assigned.forEach(
                        (partition, its) -> {
                            if (its == feed) {
                                claims.remove(partition);
                                requested.remove(partition);
                            }
                        });
            }
        }
        regulate();
    }

    boolean areClaimed() {
        return claims.size() == assigned.size();
    }

    /** The lane of a partition; null where records of it may not be written at the moment. */
    @Nullable LaneFeed feedOf(TopicPartition partition) {
        return claims.containsKey(partition) ? assigned.get(partition) : null;
    }

    /** The claim as it is now; the next batch's is advanced to the offset. */
    Claim advance(Source source, long nextOffset) {
        var partition = new TopicPartition(source.topic(), source.partition());
        var claim =
                Objects.requireNonNull(claims.get(partition), () -> partition + " is not claimed");
        claims.put(partition, claim.advancedTo(nextOffset));
        return claim;
    }

    /** Reads what may be read, and nothing else. */
    void regulate() {
        var paused = consumer.paused();
        var pause = new ArrayList<TopicPartition>();
        var resume = new ArrayList<TopicPartition>();
        assigned.forEach(
                (partition, feed) -> {
                    boolean wanted = claims.containsKey(partition) && !feed.isBlocked();
                    if (wanted && paused.contains(partition)) {
                        resume.add(partition);
                    } else if (!wanted && !paused.contains(partition)) {
                        pause.add(partition);
                    }
                });
        consumer.pause(pause);
        consumer.resume(resume);
    }

    /** Reads nothing any more. */
    void pauseAll() {
        consumer.pause(assigned.keySet());
    }

    Set<TopicPartition> all() {
        return assigned.keySet();
    }

    private static Source source(TopicPartition partition) {
        return new Source(partition.topic(), partition.partition());
    }
}
