package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.DiskSpace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in a cluster, as far as its brokers tell us.
 *
 * @param release whose features are in force, such as {@code 4.3}; null where they do not tell
 * @param disks of the brokers; empty where they do not tell
 * @param groups our groups, by their ids; those that nobody has used are missing
 * @param open transactions that hold readers of our topics back
 * @param readPerSecond how fast groups read that have something to read
 */
record ClusterState(
        @Nullable String release,
        List<DiskSpace> disks,
        Map<String, GroupFacts> groups,
        List<OpenTransaction> open,
        Map<String, Double> readPerSecond) {

    /** Nothing is known. */
    static final ClusterState UNKNOWN =
            new ClusterState(null, List.of(), Map.of(), List.of(), Map.of());

    ClusterState {
        disks = List.copyOf(disks);
        groups = Map.copyOf(groups);
        open = List.copyOf(open);
        readPerSecond = Map.copyOf(readPerSecond);
    }
}
