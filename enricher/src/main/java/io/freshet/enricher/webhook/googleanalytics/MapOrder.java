package io.freshet.enricher.webhook.googleanalytics;

import io.freshet.event.iglu.SchemaKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The order in which the reference's maps hand out their entries. It decides the order of entities,
 * which warehouses see, and which member a surplus value of a numbered parameter goes to. Up to
 * four entries come as they were put in, more by the bits of their keys' hashes: Scala 2.12's hash
 * trie, five bits a level from the lowest on.
 */
final class MapOrder {

    /** So many entries keep their order. */
    private static final int SMALL = 4;

    private static final int LEVEL_BITS = 5;

    private MapOrder() {}

    /** Puts a map with parameters or members as keys in order. */
    static <V> Map<String, V> ofTexts(Map<String, V> map) {
        return order(map, String::hashCode);
    }

    /** Puts a map with schemas as keys in order. */
    static <V> Map<SchemaKey, V> ofSchemas(Map<SchemaKey, V> map) {
        return order(map, MapOrder::hash);
    }

    private static <K, V> Map<K, V> order(Map<K, V> map, ToIntFunction<K> hash) {
        if (map.size() <= SMALL) {
            return map;
        }
        var entries = new ArrayList<>(map.entrySet());
        entries.sort(Comparator.comparingLong(entry -> path(hash.applyAsInt(entry.getKey()))));
        var ordered = new LinkedHashMap<K, V>();
        entries.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /**
     * A hash's way through the trie: which branch it takes at each level, the first one highest.
     */
    private static long path(int hash) {
        int h = hash + ~(hash << 9);
        h ^= h >>> 14;
        h += h << 4;
        h ^= h >>> 10;
        long path = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += LEVEL_BITS) {
            path = path << LEVEL_BITS | (h >>> shift & ((1 << LEVEL_BITS) - 1));
        }
        return path;
    }

    private static int hash(SchemaKey key) {
        var version = key.version();
        return product(
                key.vendor().hashCode(),
                key.name().hashCode(),
                key.format().hashCode(),
                product(version.model(), version.revision(), version.addition()));
    }

    /** The hash of a Scala case class: MurmurHash3 over the hashes of its parts. */
    private static int product(int... parts) {
        int h = 0xcafebabe;
        for (int part : parts) {
            h ^= Integer.rotateLeft(part * 0xcc9e2d51, 15) * 0x1b873593;
            h = Integer.rotateLeft(h, 13) * 5 + 0xe6546b64;
        }
        h ^= parts.length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
