package io.freshet.webapp.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Lookup;
import io.freshet.webapp.http.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Schemas as endpoints want them: there, or refused in words.
 *
 * @param iglu where they come from
 */
public record SchemaShelf(IgluClient iglu) {

    /** The schema under a key. */
    JsonNode schema(SchemaKey key) {
        var lookup = iglu.lookup(key);
        if (lookup instanceof Lookup.Found found) {
            return found.schema();
        }
        var missing = (Lookup.Missing) lookup;
        if (missing.unreachable()) {
            throw Refusal.unavailable(
                    "a registry that may have " + key.toUri() + " does not answer",
                    "see that the registries of the resolver can be reached, and try again");
        }
        throw Refusal.notFound(
                "no registry has " + key.toUri(),
                "add it to a registry of the resolver, or correct vendor, name and version");
    }
}
