package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.Advance;
import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.copy.BatchLoader;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import io.freshet.loader.pg.table.SqlTrouble;
import io.freshet.runtime.service.Health;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: poll, collect a batch, load it. What cannot be loaded because somebody is away is tried
 * again and again while the partitions are paused and the consumer stays in its group; nothing is
 * given up. One thread, except {@link #health} and {@link #stop}.
 */
final class PgLoader implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(PgLoader.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final PgLoaderConfig config;
    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Database database;
    private final Preparation preparation;
    private final BatchLoader loader;
    private final LoaderMetrics metrics;
    private final EventEncoder encoder;
    private final PendingBatch pending;
    private volatile boolean stopping;
    private volatile Health health = Health.starting("waiting for partitions");
    private @Nullable EventsShape events;
    private boolean hasJoined;
    private boolean blame;

    /** Makes sure that the database has what loading needs. */
    interface Preparation {

        /** In the connection's transaction, which the caller commits. */
        EventsShape prepare(Connection connection) throws SQLException;
    }

    PgLoader(
            PgLoaderConfig config,
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            Database database,
            Preparation preparation,
            BatchLoader loader,
            LoaderMetrics metrics) {
        this.config = config;
        this.consumer = consumer;
        this.partitions = partitions;
        this.database = database;
        this.preparation = preparation;
        this.loader = loader;
        this.metrics = metrics;
        this.encoder = loader.encoder();
        this.pending = new PendingBatch(config.batch());
    }

    /** How it is. */
    Health health() {
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
            consumer.subscribe(List.of(config.topics().jsonEvent()), this);
            while (!stopping) {
                turn();
            }
            finish();
            health = Health.stopped();
        } catch (RuntimeException | Error defect) {
            LOGGER.atError().setCause(defect).log("the loader cannot go on");
            health = Health.failed(String.valueOf(defect.getMessage()));
        } finally {
            close();
        }
    }

    private void turn() {
        if (!partitions.areClaimed()) {
            untilDone(this::claim);
        }
        var now = System.nanoTime();
        boolean polled =
                poll(
                        pending.isEmpty()
                                ? IDLE
                                : Duration.ofNanos(Math.max(0, pending.nanosLeft(now))));
        if (pending.isDue(System.nanoTime())) {
            untilDone(this::load);
        }
        if (polled && hasJoined && partitions.areClaimed()) {
            health = Health.ready();
        }
    }

    /** Whether Kafka let us. */
    private boolean poll(Duration longest) {
        try {
            for (var record : consumer.poll(longest)) {
                pending.add(record, System.nanoTime());
            }
            return true;
        } catch (WakeupException stop) {
            LOGGER.atDebug().log("woken up");
        } catch (OffsetOutOfRangeException e) {
            metrics.lost(LostRecords.goOn(consumer, e));
        } catch (AuthenticationException | AuthorizationException refused) {
            troubled("kafka", refused);
            LockSupport.parkNanos(config.retry().maxBackoff().toNanos());
        }
        return false;
    }

    private interface Work {
        void run() throws Outage;
    }

    /** Tries until it works, unless the loader is told to stop. */
    private void untilDone(Work work) {
        var backoff = config.retry().minBackoff();
        boolean held = false;
        while (!stopping) {
            try {
                work.run();
                if (held) {
                    partitions.release();
                    LOGGER.atInfo().log("going on");
                }
                return;
            } catch (Outage outage) {
                troubled(outage.who().name().toLowerCase(Locale.ROOT), outage);
                held = true;
                partitions.hold();
                stayInGroup(backoff);
                backoff = min(backoff.multipliedBy(2), config.retry().maxBackoff());
            }
        }
    }

    private void stayInGroup(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !stopping; left = end - System.nanoTime()) {
            poll(Duration.ofNanos(left));
        }
    }

    private void claim() throws Outage {
        try {
            partitions.claim(database.connection());
        } catch (SQLException e) {
            database.rollback(e);
            throw Outage.of(e);
        }
    }

    private void load() throws Outage {
        if (pending.isEmpty()) {
            return; // its partitions were revoked while we waited
        }
        long start = System.nanoTime();
        var advances = new ArrayList<Advance>();
        pending.next()
                .forEach(
                        (p, next) ->
                                advances.add(
                                        new Advance(
                                                p.topic(),
                                                p.partition(),
                                                partitions.claimOf(p),
                                                next)));
        try {
            var connection = database.connection();
            var events = events(connection);
            var batch = new EncodedBatch(encoder, loader.shapes(events));
            pending.inputs().forEach(batch::add);
            var result = loader.load(connection, events, batch, advances, blame);
            blame = false;
            metrics.committed(
                    pending.inputs().size(),
                    result,
                    pending.newestMillis(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            undo(e);
            blame = SqlTrouble.of(e) == SqlTrouble.UNSURE;
            throw Outage.of(e);
        } catch (RegistryUnreachable e) {
            undo(null);
            throw Outage.of(e);
        } catch (BadRowSink.Unavailable e) {
            undo(null);
            throw Outage.of(e);
        } catch (Fenced e) {
            undo(null);
            pending.clear();
            partitions.fenced();
            throw Outage.of(e);
        }
        partitions.advanced(pending.next());
        tellKafka();
        pending.clear();
    }

    private EventsShape events(Connection connection) throws SQLException {
        var known = events;
        if (known == null) {
            known = preparation.prepare(connection);
            connection.commit();
            events = known;
        }
        return known;
    }

    private void undo(@Nullable SQLException reason) {
        database.rollback(reason);
        loader.forget();
        events = null;
    }

    /** For tools that watch the lag; what counts is in the database. */
    private void tellKafka() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        pending.next().forEach((p, next) -> offsets.put(p, new OffsetAndMetadata(next)));
        consumer.commitAsync(
                offsets,
                (committed, error) -> {
                    if (error != null) {
                        LOGGER.atDebug()
                                .addKeyValue("error", error.getMessage())
                                .log("offsets not told to Kafka");
                    }
                });
    }

    private void finish() {
        try {
            load();
        } catch (Outage outage) {
            LOGGER.atInfo()
                    .addKeyValue("events", pending.inputs().size())
                    .addKeyValue("error", outage.getMessage())
                    .log("stopped before the last batch, it will be read again");
        }
    }

    private void close() {
        database.close();
        try {
            consumer.close();
        } catch (KafkaException e) {
            LOGGER.atWarn().addKeyValue("error", e.getMessage()).log("closing failed");
        }
    }

    private void troubled(String cause, Exception trouble) {
        metrics.retry(cause);
        health = Health.starting("waiting for " + cause + ": " + trouble.getMessage());
        LOGGER.atWarn()
                .addKeyValue("cause", cause)
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
        pending.drop(revoked);
        partitions.revoked(revoked);
    }
}
