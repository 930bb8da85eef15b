package io.freshet.loader.pg.schema;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Lookup;
import io.freshet.loader.pg.row.EventEntity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the schema of an entity whose producer wrote no {@code iglu-schemas} header. The entity's
 * key has the vendor's dots and the name's capitals turned into underscores; a schema that was met
 * before under the same key is taken, else each way to cut the key in two is looked up. One thread.
 */
public final class SchemaGuess {

    private static final String FORMAT = "jsonschema";

    private final IgluClient client;
    private final Map<String, ModelId> met = new HashMap<>();

    public SchemaGuess(IgluClient client) {
        this.client = client;
    }

    /** Remembers a schema that an event named. */
    public void remember(SchemaKey schema) {
        met.putIfAbsent(key(schema), ModelId.of(schema));
    }

    /**
     * The schema of an entity.
     *
     * @return empty where no registry has one that would stand under this key
     * @throws RegistryUnreachable when a registry cannot be asked
     */
    public Optional<SchemaKey> find(EventEntity entity) throws RegistryUnreachable {
        var key = withoutPrefix(entity);
        var version = SchemaVer.parse(entity.version());
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var known = met.get(key);
        if (known != null) {
            return Optional.of(new SchemaKey(known.vendor(), known.name(), FORMAT, version.get()));
        }
        return lookUp(key, version.get());
    }

    private Optional<SchemaKey> lookUp(String key, SchemaVer version) throws RegistryUnreachable {
        var ending = "_" + version.model();
        if (!key.endsWith(ending)) {
            return Optional.empty();
        }
        var stem = key.substring(0, key.length() - ending.length());
        // The longest vendor first: names seldom have underscores, vendors always have dots.
        for (int cut = stem.lastIndexOf('_'); cut > 0; cut = stem.lastIndexOf('_', cut - 1)) {
            var vendor = stem.substring(0, cut).replace('_', '.');
            var parsed =
                    SchemaKey.parse(
                            "iglu:"
                                    + vendor
                                    + "/"
                                    + stem.substring(cut + 1)
                                    + "/"
                                    + FORMAT
                                    + "/"
                                    + version);
            if (parsed.key().isPresent() && exists(parsed.key().get())) {
                remember(parsed.key().get());
                return parsed.key();
            }
        }
        return Optional.empty();
    }

    private boolean exists(SchemaKey schema) throws RegistryUnreachable {
        var lookup = client.lookup(schema);
        if (lookup instanceof Lookup.Missing missing && missing.unreachable()) {
            throw new RegistryUnreachable(schema.toUri(), missing.error());
        }
        return lookup instanceof Lookup.Found;
    }

    private static String key(SchemaKey schema) {
        return EventJson.contextsKey(schema).substring(EventEntity.CONTEXTS.length());
    }

    private static String withoutPrefix(EventEntity entity) {
        var prefix = entity.isOwn() ? EventEntity.UNSTRUCT_EVENT : EventEntity.CONTEXTS;
        return entity.jsonKey().substring(prefix.length());
    }
}
