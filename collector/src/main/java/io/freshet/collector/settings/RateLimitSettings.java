package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;

/**
 * How many events may come in over time. Read from {@code rateLimit}.
 *
 * @param perAddress of one client address
 * @param perApp of one application id
 */
public record RateLimitSettings(Rate perAddress, Rate perApp) {

    /**
     * A bucket that holds tokens, one for a request, and is filled evenly.
     *
     * @param enabled whether there is a limit
     * @param requestsPerSecond in the long run; above 0
     * @param burst at once after a pause; at least 1
     */
    public record Rate(boolean enabled, double requestsPerSecond, int burst) {

        private static final double LEAST = 0.001;
        private static final double MOST = 1e6;

        static Rate read(ConfigReader config, double requestsPerSecond, int burst) {
            return new Rate(
                    config.bool("enabled").orElse(false),
                    config.decimal("requestsPerSecond")
                            .between(LEAST, MOST)
                            .orElse(requestsPerSecond),
                    config.integer("burst").between(1, 1_000_000).orElse(burst));
        }
    }

    public static RateLimitSettings read(ConfigReader config) {
        return new RateLimitSettings(
                Rate.read(config.section("perAddress"), 50, 200),
                Rate.read(config.section("perApp"), 1000, 4000));
    }
}
