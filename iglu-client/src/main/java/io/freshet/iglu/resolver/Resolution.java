package io.freshet.iglu.resolver;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What asking all registries gave. */
public sealed interface Resolution<V> {

    /**
     * One of them had it.
     *
     * @param value the same object as long as it stands in the cache
     */
    record Found<V>(V value) implements Resolution<V> {}

    /** None of them had it. */
    final class Failed<V> implements Resolution<V> {

        private final Map<String, LookupHistory> histories;

        Failed(Map<String, LookupHistory> histories) {
            // text order, capitals first, as the reference prints them
            this.histories = new TreeMap<>(histories);
        }

        Map<String, LookupHistory> histories() {
            return histories;
        }

        /** Whether a registry could not be asked, so that a later try may end otherwise. */
        public boolean isUnreachable() {
            return histories.values().stream().anyMatch(LookupHistory::isUnreachable);
        }

        /** The {@code ResolutionError} object as it stands in bad rows. */
        public ObjectNode toJson() {
            var json = JsonNodeFactory.instance.objectNode().put("error", "ResolutionError");
            var list = json.putArray("lookupHistory");
            histories.forEach((repository, history) -> list.add(history.toJson(repository)));
            return json;
        }
    }

    /** Reads both cases at once. */
    default <R> R fold(
            Function<? super V, ? extends R> found,
            Function<? super Failed<V>, ? extends R> failed) {
        return this instanceof Found<V> f ? found.apply(f.value()) : failed.apply((Failed<V>) this);
    }
}
