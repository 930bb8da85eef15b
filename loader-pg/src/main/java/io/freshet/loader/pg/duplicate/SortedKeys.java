package io.freshet.loader.pg.duplicate;

import io.freshet.loader.pg.row.EventKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Distinct keys in the order in which Postgres sorts {@code uuid}, each with its first position.
 */
final class SortedKeys {

    /** As unsigned bytes; {@link UUID#compareTo} takes them for signed numbers. */
    private static final Comparator<UUID> AS_BYTES =
            Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                    .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private final UUID[] keys;
    private final int[] positions;

    private record Placed(UUID key, int position) {}

    private SortedKeys(UUID[] keys, int[] positions) {
        this.keys = keys;
        this.positions = positions;
    }

    static SortedKeys of(List<EventKey> events, KeyDigest digest) {
        var all = new Placed[events.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Placed(digest.of(events.get(i)), i);
        }
        Arrays.sort(all, Comparator.comparing(Placed::key, AS_BYTES)); // stable
        var keys = new UUID[all.length];
        var positions = new int[all.length];
        int distinct = 0;
        for (var one : all) {
            if (distinct == 0 || !one.key().equals(keys[distinct - 1])) {
                keys[distinct] = one.key();
                positions[distinct++] = one.position();
            }
        }
        return new SortedKeys(Arrays.copyOf(keys, distinct), positions);
    }

    /** The keys, ascending. */
    UUID[] keys() {
        return keys;
    }

    /** Where in the list the key stood first. */
    int position(UUID key) {
        int at = Arrays.binarySearch(keys, Objects.requireNonNull(key), AS_BYTES);
        if (at < 0) {
            throw new IllegalArgumentException("a key that was not asked for");
        }
        return positions[at];
    }
}
