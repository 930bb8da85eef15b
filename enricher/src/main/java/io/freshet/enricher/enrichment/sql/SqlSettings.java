package io.freshet.enricher.enrichment.sql;

import java.time.Duration;

/**
 * How databases are asked; the configurations of SQL queries do not say.
 *
 * @param connectTimeout longest wait for a connection
 * @param queryTimeout longest wait for an answer; the server is told to stop then
 */
public record SqlSettings(Duration connectTimeout, Duration queryTimeout) {

    /** Two seconds each. */
    public static final SqlSettings DEFAULT =
            new SqlSettings(Duration.ofSeconds(2), Duration.ofSeconds(2));

    /** Longest time for a question as a whole. */
    Duration timeout() {
        return connectTimeout.plus(queryTimeout);
    }
}
