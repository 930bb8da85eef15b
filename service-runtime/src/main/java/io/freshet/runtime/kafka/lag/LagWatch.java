package io.freshet.runtime.kafka.lag;

import io.freshet.runtime.kafka.lag.OldestRecords.Range;
import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far the groups of a service are behind: what the brokers have, less what the group has
 * finished, and since when the oldest of it exists. It looks from outside, at all partitions and
 * every few seconds, so that it also tells of partitions that are held, paused, or read by nobody;
 * a consumer's own figures stand still then.
 *
 * <ul>
 *   <li>{@code freshet_lag_records{service, group, topic, partition}}
 *   <li>{@code freshet_lag_seconds{service, group, topic, partition}}
 *   <li>{@code freshet_lag_expired_total{service, group, topic}}: deleted before it was finished
 *   <li>{@code freshet_lag_checked_seconds{service}}: since the last look that succeeded
 * </ul>
 */
public final class LagWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final long CLOSE_SECONDS = 2;

    private final String service;
    private final List<Group> groups;
    private final MeterRegistry registry;
    private final Admin admin;
    private final GroupOffsets brokers;
    private final OldestRecords oldest;
    private final Map<String, Map<TopicPartition, PartitionLag>> lags = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock;
    private volatile long checkedNanos = System.nanoTime();
    private boolean failing;

    private LagWatch(
            String service,
            List<Group> groups,
            Properties admin,
            Map<String, ?> consumer,
            Meters meters) {
        this.service = service;
        this.groups = List.copyOf(groups);
        this.registry = meters.registry();
        this.admin = Admin.create(named(admin, service));
        this.brokers = new GroupOffsets(this.admin);
        this.oldest = new OldestRecords(consumer);
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var thread = new Thread(task, "lag-" + service);
                            thread.setDaemon(true);
                            return thread;
                        });
        Gauge.builder("freshet_lag_checked_seconds", this, LagWatch::sinceChecked)
                .description("Since it was last known how far the groups are behind")
                .tag("service", service)
                .strongReference(true)
                .register(registry);
    }

    private static Properties named(Properties settings, String service) {
        var named = new Properties();
        named.putAll(settings);
        named.put("client.id", "freshet-" + service + "-lag");
        return named;
    }

    /**
     * Begins to look.
     *
     * @param service whose groups these are
     * @param admin how to reach the brokers
     * @param consumer settings of the service's own consumer; its group and name are left aside
     */
    public static LagWatch start(
            String service,
            List<Group> groups,
            Properties admin,
            Map<String, ?> consumer,
            Meters meters) {
        return start(service, groups, admin, consumer, meters, PERIOD);
    }

    static LagWatch start(
            String service,
            List<Group> groups,
            Properties admin,
            Map<String, ?> consumer,
            Meters meters,
            Duration period) {
        var settings = new HashMap<String, Object>(consumer);
        settings.put("client.id", "freshet-" + service + "-lag");
        var watch = new LagWatch(service, groups, admin, settings, meters);
        var unused =
                watch.clock.scheduleWithFixedDelay(
                        watch::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            if (clock.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                oldest.close();
            } else {
                LOGGER.atDebug().log("the last look at the lag goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close(Duration.ZERO);
    }

    private void look() {
        try {
            for (var group : groups) {
                look(group);
            }
            checkedNanos = System.nanoTime();
            failing = false;
        } catch (InterruptedException | InterruptException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The figures stay, and their age tells that they do; got out, it would end the timer.
            if (!failing) {
                LOGGER.atWarn()
                        .addKeyValue("service", service)
                        .addKeyValue("error", e.toString())
                        .log("it cannot be told how much waits");
            }
            failing = true;
        }
    }

    private void look(Group group) throws InterruptedException {
        var offsets = brokers.of(group);
        var ranges = new HashMap<TopicPartition, Range>();
        offsets.forEach(
                (partition, found) -> {
                    var lag = lag(group, partition);
                    expired(group, partition).increment((double) lag.newlyExpired(found));
                    lag.from(found, group)
                            .ifPresentOrElse(
                                    from -> ranges.put(partition, new Range(from, found.end())),
                                    () -> lag.nothingWaits(found));
                });
        if (ranges.isEmpty()) {
            return;
        }
        var first = oldest.first(ranges);
        offsets.forEach(
                (partition, found) -> {
                    var waiting = first.get(partition);
                    if (waiting != null) {
                        lag(group, partition).waits(waiting, found);
                    } else {
                        lag(group, partition).nothingWaits(found);
                    }
                });
    }

    private PartitionLag lag(Group group, TopicPartition partition) {
        return lags.computeIfAbsent(group.id(), id -> new ConcurrentHashMap<>())
                .computeIfAbsent(partition, each -> shown(group, each));
    }

    private PartitionLag shown(Group group, TopicPartition partition) {
        var lag = new PartitionLag();
        var tags = tags(group, partition).and("partition", Integer.toString(partition.partition()));
        Gauge.builder("freshet_lag_records", lag, PartitionLag::records)
                .description("Records that the group has not finished")
                .tags(tags)
                .register(registry);
        Gauge.builder("freshet_lag_seconds", lag, each -> each.seconds(System.currentTimeMillis()))
                .description("How long the oldest record has existed that is not finished")
                .tags(tags)
                .register(registry);
        return lag;
    }

    private Counter expired(Group group, TopicPartition partition) {
        return Counter.builder("freshet_lag_expired")
                .description("Offsets that Kafka deleted before the group had finished them")
                .tags(tags(group, partition))
                .register(registry);
    }

    private Tags tags(Group group, TopicPartition partition) {
        return Tags.of("service", service, "group", group.id(), "topic", partition.topic());
    }

    private double sinceChecked() {
        return (System.nanoTime() - checkedNanos) / 1e9;
    }
}
