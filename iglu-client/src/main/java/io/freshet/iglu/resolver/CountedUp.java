package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.iglu.resolver.Resolution.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of a MODEL up to one of them, found without a list: by asking for one after another.
 */
public sealed interface CountedUp {

    /** More than any real MODEL has; ends the counting at a registry that has everything. */
    int MOST_ADDITIONS = 1_000;

    /**
     * All of them.
     *
     * @param keys M-0-0 first, the wanted one last
     */
    record Complete(List<SchemaKey> keys) implements CountedUp {}

    /**
     * One is missing.
     *
     * @param at the one that is
     * @param failure why
     */
    record Broken(SchemaKey at, Failed<JsonNode> failure) implements CountedUp {}

    /**
     * Counts ADDITION up until none is there, then REVISION. Within the wanted REVISION, and at
     * ADDITION 0, a missing schema is a gap; so is a registry that cannot be reached, anywhere.
     */
    static CountedUp to(SchemaKey wanted, Function<SchemaKey, Resolution<JsonNode>> lookup) {
        var keys = new ArrayList<SchemaKey>();
        var last = wanted.version();
        for (var revision = 0; revision <= last.revision(); revision++) {
            var isLast = revision == last.revision();
            var most = isLast ? last.addition() : MOST_ADDITIONS;
            for (var addition = 0; addition <= most; addition++) {
                var version = new SchemaVer(last.model(), revision, addition);
                var key = new SchemaKey(wanted.vendor(), wanted.name(), wanted.format(), version);
                if (lookup.apply(key) instanceof Failed<JsonNode> failure) {
                    if (isLast || addition == 0 || failure.isUnreachable()) {
                        return new Broken(key, failure);
                    }
                    break;
                }
                keys.add(key);
            }
        }
        return new Complete(List.copyOf(keys));
    }
}
