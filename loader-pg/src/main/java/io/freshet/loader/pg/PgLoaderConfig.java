package io.freshet.loader.pg;

import io.freshet.loader.pg.badrow.BadRowSettings;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.duplicate.DuplicateSettings;
import io.freshet.loader.pg.failed.FailedEventSettings;
import io.freshet.loader.pg.lane.BatchSettings;
import io.freshet.loader.pg.lane.RetrySettings;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.table.EvolutionSettings;
import io.freshet.loader.pg.traffic.TrafficSettings;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.InstanceId;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.service.AdminSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the loader runs.
 *
 * @param kafka the brokers
 * @param topics where events come from and bad rows go
 * @param groupId consumer group, topic prefix included
 * @param instanceId makes membership in the group static, so that a restart takes its partitions
 *     back; null for dynamic membership
 * @param startFrom where a partition that was never loaded is started
 * @param consumer further settings of the consumers
 * @param producer further settings of the producer of bad rows
 * @param postgres where the rows go
 * @param layout what the tables look like
 * @param duplicates what becomes of events that come twice
 * @param evolution how tables may be changed while others use them
 * @param badRows whether bad rows are loaded
 * @param failedEvents whether failed events are loaded
 * @param traffic whether there is a view of the traffic
 * @param batch when a batch is complete
 * @param retry how outages are waited for
 * @param threads consumers; more than partitions is idle
 * @param connections of each consumer: so many batches are written at once
 * @param resolver path of the Iglu resolver's JSON, or null where a flag says it
 * @param startPatience how long to wait for brokers, topics and database at start
 * @param admin where health and metrics are served
 */
public record PgLoaderConfig(
        KafkaSettings kafka,
        TopicNames topics,
        String groupId,
        @Nullable String instanceId,
        StartFrom startFrom,
        Map<String, String> consumer,
        Map<String, String> producer,
        PgSettings postgres,
        LayoutSettings layout,
        DuplicateSettings duplicates,
        EvolutionSettings evolution,
        BadRowSettings badRows,
        FailedEventSettings failedEvents,
        TrafficSettings traffic,
        BatchSettings batch,
        RetrySettings retry,
        int threads,
        int connections,
        @Nullable String resolver,
        Duration startPatience,
        AdminSettings admin) {

    /** The component's name. */
    public static final String NAME = "loader-pg";

    private static final String DEFAULT_GROUP = "freshet-loader-pg";
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    /** Where a partition that was never loaded is started. */
    public enum StartFrom {
        /** With the oldest record there is. */
        EARLIEST,
        /** With the next record that comes. */
        LATEST
    }

    public PgLoaderConfig {
        consumer = Map.copyOf(consumer);
        producer = Map.copyOf(producer);
    }

    /** Reads the whole configuration. */
    public static PgLoaderConfig read(ConfigReader config) {
        var topics = config.section("topics", TopicNames::read);
        return new PgLoaderConfig(
                config.section("kafka", KafkaSettings::read),
                topics,
                topics.prefixed(config.string("groupId").orElse(DEFAULT_GROUP)),
                InstanceId.read(config).orElse(null),
                config.oneOf("startFrom", StartFrom.class).orElse(StartFrom.EARLIEST),
                config.stringMap("consumerConf"),
                config.stringMap("producerConf"),
                config.section("postgres", PgSettings::read),
                config.section("layout", LayoutSettings::read),
                config.section("duplicates", DuplicateSettings::read),
                config.section("evolution", EvolutionSettings::read),
                config.section("badRows", section -> BadRowSettings.read(section, topics)),
                config.section("failedEvents", FailedEventSettings::read),
                config.section("traffic", TrafficSettings::read),
                config.section("batch", BatchSettings::read),
                config.section("retry", RetrySettings::read),
                config.integer("threads").between(1, 64).orElse(1),
                config.integer("connections").between(1, 16).orElse(2),
                config.string("resolver").orNull(),
                config.duration("startPatience").atLeast(Duration.ZERO).orElse(DEFAULT_PATIENCE),
                config.section("admin", AdminSettings::read));
    }
}
