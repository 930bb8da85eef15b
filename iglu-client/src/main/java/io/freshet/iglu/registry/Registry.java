package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One place schemas come from. Thread-safe; asked anew at each call, caching is the resolver's. */
public interface Registry {

    /** The schema under this key, as the registry gives it. */
    Answer<JsonNode> schema(SchemaKey key);

    /**
     * All schemas of one vendor, name and MODEL with format {@code jsonschema}, in the registry's
     * order; where it is found it is not empty and the first is M-0-0.
     */
    Answer<List<SchemaKey>> list(String vendor, String name, int model);

    /** All schemas it can name, in any order; empty where it keeps no list of all. */
    default List<SchemaKey> known() {
        return List.of();
    }

    /** How near the registry is; nearer ones are asked first. */
    Distance distance();

    /** Whether the stamps below say something. */
    default boolean isWatched() {
        return false;
    }

    /**
     * A text that changes when the answer for this key may have changed, where {@link #isWatched}.
     */
    default String stamp(SchemaKey key) {
        return "";
    }

    /** As {@link #stamp}, for {@link #list}. */
    default String listStamp(String vendor, String name, int model) {
        return "";
    }

    /** Classes of registries in the order they are asked. */
    enum Distance {
        /** In this process's memory. */
        MEMORY,
        /** On the class path or on disk. */
        LOCAL,
        /** Behind a network. */
        NETWORK
    }
}
