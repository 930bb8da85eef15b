package io.freshet.loader.pg;

import io.freshet.loader.pg.lane.Lane;
import io.freshet.loader.pg.lane.LaneEvent;
import io.freshet.loader.pg.lane.LaneFeed;
import io.freshet.loader.pg.lane.Outage;
import io.freshet.runtime.kafka.InstanceId;
import io.freshet.runtime.service.Health;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: poll, encode, hand over to the lanes. It never waits for the database, so that the
 * consumer stays in its group whatever happens there. One thread, except {@link #health} and {@link
 * #stop}.
 */
final class PgLoader implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(PgLoader.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** While lanes work: how soon their results are looked at. */
    private static final Duration BUSY = Duration.ofMillis(20);

    /** While a lane must not run dry. */
    private static final Duration BLOCKED = Duration.ofMillis(5);

    private final PgLoaderConfig config;
    private final Subscription subscription;
    private final Consumer<byte[], byte[]> consumer;
    private final List<LaneFeed> feeds;
    private final Partitions partitions;
    private final Queue<LaneEvent> events;
    private final LoopMetrics metrics;
    private volatile boolean stopping;
    private volatile Health health = Health.starting("waiting for partitions");
    private boolean hasJoined;
    private long nextClaimNanos = System.nanoTime();

    /**
     * Reads for these lanes, which are running; they are ended with it.
     *
     * @param events where the lanes tell what happened
     */
    PgLoader(
            PgLoaderConfig config,
            Subscription subscription,
            Consumer<byte[], byte[]> consumer,
            List<LaneFeed> feeds,
            Queue<LaneEvent> events,
            LoopMetrics metrics) {
        this.config = config;
        this.subscription = subscription;
        this.consumer = consumer;
        this.feeds = List.copyOf(feeds);
        this.partitions = new Partitions(consumer, config.startFrom(), feeds);
        this.events = events;
        this.metrics = metrics;
    }

    /** How it is. */
    Health health() {
        if (health.isReady()) {
            for (var feed : feeds) {
                var trouble = feed.lane().trouble();
                if (trouble != null) {
                    return Health.starting(trouble);
                }
            }
        }
        return health;
    }

    /** Makes {@link #run} return soon. */
    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try {
            subscription.subscribe(consumer, this);
            while (!stopping) {
                turn();
            }
            finish();
            health = Health.stopped();
        } catch (FencedInstanceIdException taken) {
            LOGGER.atError().log(InstanceId.TAKEN);
            health = Health.failed(InstanceId.TAKEN);
        } catch (RuntimeException | Error defect) {
            LOGGER.atError().setCause(defect).log("the loader cannot go on");
            health = Health.failed(String.valueOf(defect.getMessage()));
        } finally {
            close();
        }
    }

    private void turn() {
        if (System.nanoTime() - nextClaimNanos >= 0) {
            partitions.requestClaims();
        }
        boolean polled = poll(longestPoll());
        hear();
        for (var feed : feeds) {
            feed.handOverIfDue(System.nanoTime(), partitions::advance);
        }
        partitions.regulate();
        if (polled && hasJoined && partitions.areClaimed()) {
            health = Health.ready();
        }
    }

    private Duration longestPoll() {
        var longest = IDLE;
        long now = System.nanoTime();
        for (var feed : feeds) {
            if (feed.isBlocked()) {
                return BLOCKED;
            }
            if (!feed.lane().isIdle() || !partitions.areClaimed()) {
                longest = min(longest, BUSY);
            } else if (!feed.isEmpty()) {
                longest = min(longest, Duration.ofNanos(feed.nanosLeft(now)));
            }
        }
        return longest;
    }

    /** Whether Kafka let us. */
    private boolean poll(Duration longest) {
        try {
            var records = consumer.poll(longest);
            if (!records.isEmpty()) {
                long start = System.nanoTime();
                records.forEach(this::add);
                metrics.encoded(System.nanoTime() - start);
            }
            return true;
        } catch (WakeupException stop) {
            LOGGER.atDebug().log("woken up");
        } catch (OffsetOutOfRangeException e) {
            metrics.lost(LostRecords.goOn(consumer, e));
        } catch (AuthenticationException | AuthorizationException refused) {
            troubled(refused);
            LockSupport.parkNanos(config.retry().maxBackoff().toNanos());
        }
        return false;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        var feed = partitions.feedOf(new TopicPartition(record.topic(), record.partition()));
        if (feed == null) {
            return; // it is read again when its partition is claimed
        }
        long now = System.nanoTime();
        feed.add(Inputs.of(record), now);
        if (feed.isFull()) {
            feed.handOverIfDue(now, partitions::advance);
        }
    }

    private void hear() {
        for (var event = events.poll(); event != null; event = events.poll()) {
            if (event instanceof LaneEvent.Claimed claimed) {
                partitions.claimed(claimed);
            } else if (event instanceof LaneEvent.Committed committed) {
                tellKafka(committed);
            } else if (event instanceof LaneEvent.FencedOff fenced) {
                partitions.fencedOff(fenced.lane());
                // The group says in the meantime whether the partition is still ours.
                nextClaimNanos = System.nanoTime() + config.retry().minBackoff().toNanos();
            } else if (event instanceof LaneEvent.Broken broken) {
                throw new IllegalStateException(broken.defect());
            }
        }
    }

    /** For tools that watch the lag; what counts is in the database. */
    private void tellKafka(LaneEvent.Committed committed) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        committed
                .next()
                .forEach(
                        (source, next) ->
                                offsets.put(
                                        new TopicPartition(source.topic(), source.partition()),
                                        new OffsetAndMetadata(next)));
        offsets.keySet().retainAll(partitions.all());
        consumer.commitAsync(
                offsets,
                (told, error) -> {
                    if (error != null) {
                        LOGGER.atDebug()
                                .addKeyValue("error", error.getMessage())
                                .log("offsets not told to Kafka");
                    }
                });
    }

    /** Writes what was read, as far as that goes without waiting for anybody. */
    private void finish() {
        partitions.pauseAll();
        long end = System.nanoTime() + PgLoaderService.FINISH.toNanos();
        while (System.nanoTime() - end < 0 && !haveEnded()) {
            for (var feed : feeds) {
                feed.flush(partitions::advance);
                if (feed.isEmpty() && !feed.isBlocked()) {
                    feed.lane().stop();
                }
            }
            poll(BLOCKED);
            hear();
            partitions.pauseAll();
        }
    }

    private boolean haveEnded() {
        return feeds.stream().map(LaneFeed::lane).allMatch(Lane::hasEnded);
    }

    private void close() {
        feeds.forEach(feed -> feed.lane().abort());
        try {
            consumer.close();
        } catch (KafkaException e) {
            LOGGER.atWarn().addKeyValue("error", e.getMessage()).log("closing failed");
        }
    }

    private void troubled(Exception trouble) {
        var cause = Outage.Cause.KAFKA;
        metrics.retry(cause.text());
        health = Health.starting("waiting for " + cause.text() + ": " + trouble.getMessage());
        LOGGER.atWarn()
                .addKeyValue("cause", cause.text())
                .addKeyValue("error", trouble.getMessage())
                .log("waiting, nothing is lost");
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        hasJoined = true;
        partitions.assigned(assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        partitions.revoked(revoked);
    }
}
