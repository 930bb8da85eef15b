package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import org.jspecify.annotations.Nullable;

/**
 * How many events may come in over time. Read from {@code rateLimit}.
 *
 * @param perAddress of one client address
 * @param proxies how many proxies of one's own stand before the collector, so that the address is
 *     the one that the outermost of them saw; null for the address that the event gets
 * @param perApp of one application id
 */
public record RateLimitSettings(Rate perAddress, @Nullable Integer proxies, Rate perApp) {

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
        var perAddress = config.section("perAddress");
        return new RateLimitSettings(
                Rate.read(perAddress, 50, 200),
                perAddress.integer("proxies").between(0, 100).orNull(),
                Rate.read(config.section("perApp"), 1000, 4000));
    }
}
