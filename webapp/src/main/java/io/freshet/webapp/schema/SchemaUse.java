package io.freshet.webapp.schema;

import java.util.Map;

/** How often schemas were met, in what is still remembered. */
public interface SchemaUse {

    /** By schema URI. */
    Map<String, Use> use();

    /** Nothing was met. */
    static SchemaUse none() {
        return Map::of;
    }

    /**
     * How often one schema was met.
     *
     * @param seen events and entities that fitted
     * @param bad events that became bad rows over it
     * @param lastAt when it was last met, epoch milliseconds
     */
    record Use(long seen, long bad, long lastAt) {

        /** Both together. */
        public Use plus(Use other) {
            return new Use(seen + other.seen, bad + other.bad, Math.max(lastAt, other.lastAt));
        }
    }
}
