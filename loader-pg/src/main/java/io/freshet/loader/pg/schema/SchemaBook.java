package io.freshet.loader.pg.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.ddl.SchemaModel;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Remembers the schema models that were met. A version that was not met before is asked for, with
 * all others of its model; nothing that is known is forgotten. One thread.
 */
public final class SchemaBook {

    private final IgluClient client;
    private final Map<ModelId, KnownModel> models = new HashMap<>();

    /**
     * Asks these registries.
     *
     * @param client caches what it finds and, for a while, what it does not find
     */
    public SchemaBook(IgluClient client) {
        this.client = client;
    }

    /** What there is to say about a schema. */
    public sealed interface Entry {}

    /**
     * The schema's model; its own version may be missing in it.
     *
     * @param model what is known of it
     */
    public record Known(KnownModel model) implements Entry {}

    /**
     * No registry has any version of the model.
     *
     * @param error the {@code ResolutionError}
     */
    public record Unknown(JsonNode error) implements Entry {}

    /**
     * Looks a schema's model up.
     *
     * @throws RegistryUnreachable when a registry cannot be asked and nothing is known yet that
     *     would do
     */
    public Entry look(SchemaKey schema) throws RegistryUnreachable {
        var id = ModelId.of(schema);
        var known = models.get(id);
        if (known != null && known.has(schema.version())) {
            return new Known(known);
        }
        var search = SchemaModel.find(client, schema);
        if (search instanceof SchemaModel.Found found) {
            var model =
                    known == null
                            ? KnownModel.of(schema.format(), found.model())
                            : known.and(found.model());
            models.put(id, model);
            return new Known(model);
        }
        var missing = (SchemaModel.Missing) search;
        if (missing.unreachable()) {
            throw new RegistryUnreachable(schema.toUri(), missing.error());
        }
        return known == null ? new Unknown(missing.error()) : new Known(known);
    }
}
