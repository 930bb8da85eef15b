package io.freshet.loader.pg.layout;

import io.freshet.loader.pg.partition.PartitionSettings;
import io.freshet.loader.pg.row.EntityStyle;
import io.freshet.runtime.config.ConfigReader;

/**
 * What new tables look like; the section {@code layout}.
 *
 * @param style where entities are stored
 * @param indexes whether new tables get the indexes that models profit from
 * @param partitions whether new tables are cut into parts
 */
public record LayoutSettings(EntityStyle style, boolean indexes, PartitionSettings partitions) {

    /** What is used where nothing is said. */
    public static final LayoutSettings DEFAULT =
            new LayoutSettings(EntityStyle.SHREDDED, true, PartitionSettings.NONE);

    /** Reads the section {@code layout}. */
    public static LayoutSettings read(ConfigReader config) {
        return new LayoutSettings(
                config.oneOf("style", EntityStyle.class).orElse(DEFAULT.style()),
                config.bool("indexes").orElse(DEFAULT.indexes()),
                config.section("partitions", PartitionSettings::read));
    }

    /** The same without indexes on new tables. */
    public LayoutSettings withoutIndexes() {
        return new LayoutSettings(style, false, partitions);
    }

    /** The same with entities elsewhere. */
    public LayoutSettings with(EntityStyle other) {
        return new LayoutSettings(other, indexes, partitions);
    }

    /** The same with other parts. */
    public LayoutSettings with(PartitionSettings other) {
        return new LayoutSettings(style, indexes, other);
    }
}
