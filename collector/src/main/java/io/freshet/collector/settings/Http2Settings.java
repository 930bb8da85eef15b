package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;

/**
 * HTTP/2, which clients of the https listener may choose.
 *
 * @param enable whether it is offered
 * @param maxConcurrentStreams most requests under way on one connection
 */
public record Http2Settings(boolean enable, int maxConcurrentStreams) {

    /** Reads the section {@code networking.http2}. */
    public static Http2Settings read(ConfigReader config) {
        return new Http2Settings(
                config.bool("enable").orElse(true),
                config.integer("maxConcurrentStreams").between(1, 10_000).orElse(100));
    }
}
