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

    private static final Comparator<UUID> AS_BYTES = SortedKeys::compareAsBytes;

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

    /** Unsigned; {@link UUID#compareTo} takes the halves for signed numbers. */
    private static int compareAsBytes(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
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
