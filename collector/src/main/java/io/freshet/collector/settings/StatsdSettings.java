package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reference's metrics, sent to a StatsD server by UDP in the DogStatsD dialect.
 *
 * @param enabled whether they are sent
 * @param hostname the server; looked up anew before each report
 * @param port 1 to 65535
 * @param period pause between two reports
 * @param prefix stands before every name, with a dot between
 * @param tags stand on every metric
 */
public record StatsdSettings(
        boolean enabled,
        String hostname,
        int port,
        Duration period,
        String prefix,
        Map<String, String> tags) {

    private static final Map<String, String> DEFAULT_TAGS = Map.of("app", "collector");

    public StatsdSettings {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Reads {@code monitoring}. Tags that are given are put to the default ones. */
    public static StatsdSettings read(ConfigReader monitoring) {
        var statsd = monitoring.section("metrics.statsd");
        var tags = new TreeMap<>(DEFAULT_TAGS);
        tags.putAll(statsd.stringMap("tags"));
        return new StatsdSettings(
                statsd.bool("enabled").orElse(false),
                statsd.string("hostname").orElse("localhost"),
                statsd.integer("port").between(1, 65535).orElse(8125),
                statsd.duration("period")
                        .atLeast(Duration.ofMillis(100))
                        .orElse(Duration.ofSeconds(10)),
                statsd.string("prefix").orElse("snowplow.collector"),
                tags);
    }
}
