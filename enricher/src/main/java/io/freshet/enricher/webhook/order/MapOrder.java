package io.freshet.enricher.webhook.order;

import io.freshet.event.iglu.SchemaKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order in which the reference's maps hand out their entries: up to four as they were put in,
 * more by the bits of their keys' hashes, five bits a level from the lowest on (Scala 2.12's hash
 * trie). It decides the order of members, and that of entities, which warehouses see.
 */
public final class MapOrder {

    /** So many entries keep their order. */
    private static final int SMALL = 4;

    private static final int LEVEL_BITS = 5;

    /** The hash of Scala's object for a value that is not there. */
    private static final int NONE_HASH = "None".hashCode();

    private MapOrder() {}

    /** Puts a map with texts as keys in order. */
    public static <V extends @Nullable Object> Map<String, V> ofTexts(Map<String, V> map) {
        return order(map, String::hashCode);
    }

    /** Puts a map with schemas as keys in order. */
    public static <V> Map<SchemaKey, V> ofSchemas(Map<SchemaKey, V> map) {
        return order(map, MapOrder::hash);
    }

    /** Puts a map in order whose keys are texts or, where there was none, null. */
    public static <V> Map<@Nullable String, V> ofOptionalTexts(Map<@Nullable String, V> map) {
        return order(map, text -> text == null ? NONE_HASH : product(text.hashCode()));
    }

    /** An object with its members in order. */
    public static ObjectNode ofMembers(ObjectNode object) {
        return object.size() <= SMALL ? object : toObject(asMap(object));
    }

    /** An object with these members in order. */
    public static ObjectNode toObject(Map<String, JsonNode> members) {
        var object = JsonNodeFactory.instance.objectNode();
        ofTexts(members).forEach(object::set);
        return object;
    }

    private static Map<String, JsonNode> asMap(ObjectNode object) {
        var members = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static <K extends @Nullable Object, V extends @Nullable Object> Map<K, V> order(
            Map<K, V> map, ToIntFunction<K> hash) {
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
