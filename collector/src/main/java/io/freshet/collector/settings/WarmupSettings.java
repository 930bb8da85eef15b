package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;

/**
 * Requests that the server sends to itself before it says that it is there, so that its code is
 * compiled when the first client comes.
 *
 * @param enable whether it does
 * @param numRequests in the first cycle; twice as many in the second, and so on
 * @param maxConnections that these take in the first cycle
 * @param maxCycles after which it is done; it is done before when requests fail
 */
public record WarmupSettings(boolean enable, int numRequests, int maxConnections, int maxCycles) {

    /** Reads the section {@code experimental.warmup}. */
    public static WarmupSettings read(ConfigReader config) {
        return new WarmupSettings(
                config.bool("enable").orElse(false),
                config.integer("numRequests").between(1, 10_000_000).orElse(2000),
                config.integer("maxConnections").between(1, 100_000).orElse(2000),
                config.integer("maxCycles").between(1, 1000).orElse(3));
    }
}
