package io.freshet.loader.pg.partition;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how tables are cut into parts; the section {@code layout.partitions}.
 *
 * @param every how long a part is
 * @param ahead how many parts are made before their time comes
 * @param behind how many parts before the present one a new table begins with
 * @param retention how long rows are kept; null where for ever
 * @param moveRows most rows that are moved from the default part when a part is made for them
 * @param upkeep how often parts are looked after
 */
public record PartitionSettings(
        Every every,
        int ahead,
        int behind,
        @Nullable Duration retention,
        int moveRows,
        Duration upkeep) {

    /** No parts. */
    public static final PartitionSettings NONE = of(Every.NONE);

    private static final String FOR_EVER = "none";
    private static final Duration DAY = Duration.ofDays(1);

    /** How long a part is. */
    public enum Every {
        /** Tables are not cut. */
        NONE,
        /** A day of UTC. */
        DAY,
        /** A month of UTC. */
        MONTH
    }

    /** Parts of this length with all other settings at their defaults. */
    public static PartitionSettings of(Every every) {
        int ahead = every == Every.DAY ? 7 : 2;
        return new PartitionSettings(every, ahead, 1, null, 500_000, Duration.ofMinutes(1));
    }

    /** Reads the section {@code layout.partitions}. */
    public static PartitionSettings read(ConfigReader config) {
        var every = config.oneOf("every", Every.class).orElse(Every.NONE);
        var defaults = of(every);
        return new PartitionSettings(
                every,
                config.integer("ahead").between(1, 366).orElse(defaults.ahead()),
                config.integer("behind").between(0, 366).orElse(defaults.behind()),
                retention(config),
                config.integer("moveRows").between(0, 100_000_000).orElse(defaults.moveRows()),
                config.duration("upkeep")
                        .between(Duration.ofSeconds(1), DAY)
                        .orElse(defaults.upkeep()));
    }

    private static @Nullable Duration retention(ConfigReader config) {
        if (config.string("retention").orElse(FOR_EVER).equals(FOR_EVER)) {
            return null;
        }
        return config.duration("retention").atLeast(DAY).orNull();
    }

    /** Whether tables are cut. */
    public boolean isOn() {
        return every != Every.NONE;
    }

    /** The same with rows kept no longer than this. */
    public PartitionSettings keeping(Duration longest) {
        return new PartitionSettings(every, ahead, behind, longest, moveRows, upkeep);
    }
}
