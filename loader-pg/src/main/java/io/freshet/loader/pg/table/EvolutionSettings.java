package io.freshet.loader.pg.table;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/**
 * How tables of schema models may be changed while others read and write them.
 *
 * @param maxRewriteBytes greatest size, indexes and partitions included, of a table of which a
 *     column is rewritten with a wider type, in bytes from 0; in greater ones values go to the
 *     column beside it
 * @param lockTimeout longest time that a change waits for those who use the table, while others
 *     queue behind it; at least a millisecond
 */
public record EvolutionSettings(long maxRewriteBytes, Duration lockTimeout) {

    private static final long DEFAULT_BYTES = 64L << 20;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** All settings at their defaults. */
    public static EvolutionSettings defaults() {
        return new EvolutionSettings(DEFAULT_BYTES, DEFAULT_TIMEOUT);
    }

    /** Reads the section {@code evolution}. */
    public static EvolutionSettings read(ConfigReader config) {
        return new EvolutionSettings(
                config.bytes("maxRewriteBytes").between(0L, Long.MAX_VALUE).orElse(DEFAULT_BYTES),
                config.duration("lockTimeout")
                        .between(Duration.ofMillis(1), Duration.ofMinutes(2))
                        .orElse(DEFAULT_TIMEOUT));
    }
}
