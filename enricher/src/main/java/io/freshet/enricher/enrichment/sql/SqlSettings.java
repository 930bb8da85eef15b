package io.freshet.enricher.enrichment.sql;

import java.time.Duration;

/**
 * How databases are asked; the configurations of SQL queries do not say.
 *
 * @param connections most open at a time, of each query
 * @param connectTimeout longest wait for a connection
 * @param queryTimeout longest wait for an answer; the server is told to stop then
 */
public record SqlSettings(int connections, Duration connectTimeout, Duration queryTimeout) {

    /** Four connections, two seconds each. */
    public static final SqlSettings DEFAULT =
            new SqlSettings(4, Duration.ofSeconds(2), Duration.ofSeconds(2));

    public SqlSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be 1 or more");
        }
    }
}
