package io.freshet.runtime.service;

import io.freshet.runtime.config.ConfigReader;

/**
 * Where {@code /live}, {@code /ready}, {@code /metrics} and {@code /info} are served.
 *
 * @param enabled false leaves the port closed
 * @param host address to bind; loopback unless told otherwise
 * @param port 0 to 65535; 0 takes a free one
 */
public record AdminSettings(boolean enabled, String host, int port) {

    /** The port unless configured; where the reference's enrich has its probe. */
    public static final int DEFAULT_PORT = 8000;

    /** Loopback and the default port. */
    public static AdminSettings defaults() {
        return new AdminSettings(true, "127.0.0.1", DEFAULT_PORT);
    }

    /** Reads the section {@code admin}. */
    public static AdminSettings read(ConfigReader config) {
        return new AdminSettings(
                config.bool("enabled").orElse(true),
                config.string("host").orElse("127.0.0.1"),
                config.integer("port").between(0, 65535).orElse(DEFAULT_PORT));
    }
}
