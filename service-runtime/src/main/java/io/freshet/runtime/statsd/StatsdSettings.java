package io.freshet.runtime.statsd;

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

    public StatsdSettings {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /**
     * Reads the section {@code monitoring.metrics.statsd}. Tags that are given are put to the
     * default one.
     *
     * @param enabled unless the key says otherwise
     * @param prefix unless it is given
     * @param app the default tag's value
     */
    public static StatsdSettings read(
            ConfigReader statsd, boolean enabled, String prefix, String app) {
        var tags = new TreeMap<String, String>();
        tags.put("app", app);
        tags.putAll(statsd.stringMap("tags"));
        return new StatsdSettings(
                statsd.bool("enabled").orElse(enabled),
                statsd.string("hostname").orElse("localhost"),
                statsd.integer("port").between(1, 65535).orElse(8125),
                statsd.duration("period")
                        .atLeast(Duration.ofMillis(100))
                        .orElse(Duration.ofSeconds(10)),
                statsd.string("prefix").orElse(prefix),
                tags);
    }
}
