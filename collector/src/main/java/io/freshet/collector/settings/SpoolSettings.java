package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What happens to records that Kafka does not take.
 *
 * @param enabled whether they are kept on the local disk until it does; else they are refused
 * @param directory where; belongs to one process at a time
 * @param after a record that was not acknowledged for so long is kept
 * @param maxBytes all files together
 * @param segmentBytes one file, unless a single record is larger
 * @param fsync what "kept" means
 * @param fsyncInterval how often the disk is waited for, with {@link Fsync#INTERVAL}
 * @param minFreeBytes stays free on the disk
 */
public record SpoolSettings(
        boolean enabled,
        Path directory,
        Duration after,
        long maxBytes,
        int segmentBytes,
        Fsync fsync,
        Duration fsyncInterval,
        long minFreeBytes) {

    /** When a record counts as kept. */
    public enum Fsync {
        /** The disk has it: survives a power cut. Requests that come together share the wait. */
        ALWAYS,
        /** The system has it, the disk soon: a power cut may take the last interval. */
        INTERVAL,
        /** The system has it, and writes it when it likes. */
        NEVER
    }

    /** Reads {@code spool}. */
    public static SpoolSettings read(ConfigReader config) {
        return new SpoolSettings(
                config.bool("enabled").orElse(true),
                Path.of(config.string("directory").orElse(".freshet/spool")),
                config.duration("after")
                        .between(Duration.ofMillis(10), Duration.ofMinutes(2))
                        .orElse(Duration.ofSeconds(1)),
                config.bytes("maxBytes").atLeast(1L << 16).orElse(1L << 30),
                Math.toIntExact(
                        config.bytes("segmentBytes").between(1L << 12, 1L << 28).orElse(16L << 20)),
                config.oneOf("fsync", Fsync.class).orElse(Fsync.ALWAYS),
                config.duration("fsyncInterval")
                        .between(Duration.ofMillis(1), Duration.ofMinutes(10))
                        .orElse(Duration.ofMillis(200)),
                config.bytes("minFreeBytes").atLeast(0L).orElse(256L << 20));
    }
}
