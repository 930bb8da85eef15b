package io.freshet.iglu.registry;

import java.time.Duration;

/**
 * How HTTP registries are asked.
 *
 * @param connectTimeout longest time to open a connection, above zero
 * @param requestTimeout longest time from the request to the last byte of its answer, above zero
 * @param maxBytes largest answer that is read, in bytes
 * @param retry when to ask again
 */
public record HttpSettings(
        Duration connectTimeout, Duration requestTimeout, int maxBytes, HttpRetry retry) {

    /** 3 s to connect, 10 s in all, 8 MiB, retries of {@link HttpRetry#DEFAULT}. */
    public static final HttpSettings DEFAULT =
            new HttpSettings(
                    Duration.ofSeconds(3), Duration.ofSeconds(10), 8 << 20, HttpRetry.DEFAULT);

    /** The same settings with another rule for retries. */
    public HttpSettings withRetry(HttpRetry other) {
        return new HttpSettings(connectTimeout, requestTimeout, maxBytes, other);
    }
}
