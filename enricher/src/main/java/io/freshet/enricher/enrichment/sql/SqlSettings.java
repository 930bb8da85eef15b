package io.freshet.enricher.enrichment.sql;

import java.time.Duration;

/**
 * How databases are asked; the configurations of SQL queries do not say.
 *
 * @param connectTimeout longest wait for a connection
 * @param queryTimeout longest wait for an answer; the server is told to stop then
 */
public record SqlSettings(Duration connectTimeout, Duration queryTimeout) {

    /** Time enough for a first connection over a slow way. */
    public static final SqlSettings DEFAULT =
            new SqlSettings(Duration.ofSeconds(5), Duration.ofSeconds(5));

    /** Longest time for a question as a whole. */
    Duration timeout() {
        return connectTimeout.plus(queryTimeout);
    }
}
