package io.freshet.runtime.kafka;

import io.freshet.runtime.config.ConfigReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How to reach the brokers.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param properties any Kafka client settings (security, timeouts), for every client
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> properties) {

    /** The broker of a developer's machine. */
    public static final String DEFAULT_BOOTSTRAP_SERVERS = "localhost:9092";

    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    /** Brokers without any further setting. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Map.of());
    }

    /**
     * Reads the section {@code kafka}: {@code bootstrapServers}, a {@code preset} with what goes
     * with it, and {@code properties}, which win over the preset.
     */
    public static KafkaSettings read(ConfigReader config) {
        var servers = config.string("bootstrapServers").orElse(DEFAULT_BOOTSTRAP_SERVERS);
        var preset = config.oneOf("preset", KafkaPreset.class).orElse(KafkaPreset.LOCAL);
        var expanded = KafkaLogin.read(config, preset).properties(preset);
        var given = config.stringMap("properties");
        expanded.keySet().removeAll(given.keySet());
        expanded.forEach(
                (name, value) ->
                        config.derived(
                                "properties." + name, firstLine(value), "preset " + preset.key()));
        preset.missingLibrary()
                .ifPresent(
                        library ->
                                config.problem(
                                        "preset",
                                        "the preset " + preset.key() + " needs " + library,
                                        "put its jar into lib/ of the distribution, or give"
                                                + " another preset"));
        return new KafkaSettings(servers, given).with(expanded);
    }

    private static String firstLine(String value) {
        return value.lines().count() > 1 ? value.lines().findFirst().orElse("") + " …" : value;
    }

    /** The same with other brokers. */
    public KafkaSettings withBootstrapServers(String servers) {
        return new KafkaSettings(servers, properties);
    }

    /** The same with further settings, which win. */
    public KafkaSettings with(Map<String, String> more) {
        var merged = new TreeMap<>(properties);
        merged.putAll(more);
        return new KafkaSettings(bootstrapServers, merged);
    }

    /**
     * The settings of one client.
     *
     * @param defaults what the component would choose; the user's settings win
     */
    public Properties client(Map<String, String> defaults) {
        var client = new Properties();
        client.put("bootstrap.servers", bootstrapServers);
        client.putAll(defaults);
        client.putAll(properties);
        return client;
    }

    @Override
    public String toString() {
        return "KafkaSettings[" + bootstrapServers + ", " + properties.keySet() + "]";
    }
}
