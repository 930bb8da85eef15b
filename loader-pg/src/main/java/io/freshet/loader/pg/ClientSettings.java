package io.freshet.loader.pg;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The Kafka clients' settings; the user's win over ours. */
final class ClientSettings {

    private static final int MAX_POLL_RECORDS = 5_000;

    /** A loader that was killed should not keep its partitions for long. */
    private static final String SESSION_MILLIS = "10000";

    /** One that comes back under its name needs them again: for the time of a restart. */
    private static final String STATIC_SESSION_MILLIS = "45000";

    private ClientSettings() {}

    static Properties consumer(PgLoaderConfig config, int number) {
        var client = consumer(config, config.groupId(), Integer.toString(number), Map.of());
        if (config.threads() > 1) {
            // Two members of one name would throw each other out.
            client.computeIfPresent(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, (key, id) -> id + "-" + number);
        }
        return client;
    }

    /** Of a stream beside the events, whose topics may appear later. */
    static Properties sideConsumer(PgLoaderConfig config, String group, String stream) {
        return consumer(
                config,
                group,
                stream,
                Map.of(
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        "30000",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        "false"));
    }

    private static Properties consumer(
            PgLoaderConfig config, String group, String name, Map<String, String> further) {
        var ours = new HashMap<>(further);
        ours.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        ours.put(ConsumerConfig.CLIENT_ID_CONFIG, "freshet-loader-pg-" + name);
        ours.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        ours.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Offsets come from the database; what is not there is our decision, not the client's.
        ours.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        ours.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Integer.toString(Math.min(config.batch().maxEvents(), MAX_POLL_RECORDS)));
        ours.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        ours.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        var instanceId = config.instanceId();
        if (instanceId != null) {
            ours.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
            ours.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, STATIC_SESSION_MILLIS);
        }
        ours.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000");
        var client = config.kafka().client(ours);
        client.putAll(config.consumer());
        return client;
    }

    static Properties producer(PgLoaderConfig config) {
        var client =
                config.kafka()
                        .client(
                                Map.of(
                                        ProducerConfig.CLIENT_ID_CONFIG, "freshet-loader-pg-bad",
                                        ProducerConfig.ACKS_CONFIG, "all",
                                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000",
                                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
                                        ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000"));
        client.putAll(config.producer());
        return client;
    }

    /** Largest record that the producer sends. */
    static int maxRequestBytes(PgLoaderConfig config) {
        var given = producer(config).getProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        return given == null ? 1 << 20 : Integer.parseInt(given);
    }

    /** Who claims partitions, for people who look into the table. */
    static String owner(String name) {
        return host() + "/" + ProcessHandle.current().pid() + "/" + name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
