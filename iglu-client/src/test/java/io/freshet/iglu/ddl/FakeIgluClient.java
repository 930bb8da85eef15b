package io.freshet.iglu.ddl;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Schemas in memory; counts what is asked. */
final class FakeIgluClient implements IgluClient {

    private static final JsonNode ERROR =
            JsonNodeFactory.instance.objectNode().put("error", "ResolutionError");

    private final Map<SchemaKey, JsonNode> schemas = new TreeMap<>();
    private final boolean lists;
    final List<SchemaKey> asked = new ArrayList<>();
    boolean unreachable;
    @Nullable SchemaKey onlyReachable;

    FakeIgluClient(boolean lists) {
        this.lists = lists;
    }

    FakeIgluClient with(String uri, String schema) {
        schemas.put(SchemaKey.of(uri), DdlVector.read(schema).json());
        return this;
    }

    @Override
    public Check check(SelfDescribing data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Lookup lookup(SchemaKey key) {
        asked.add(key);
        var schema = schemas.get(key);
        boolean away = unreachable || (onlyReachable != null && !onlyReachable.equals(key));
        return schema == null || away ? new Lookup.Missing(ERROR, away) : new Lookup.Found(schema);
    }

    @Override
    public Listing list(String vendor, String name, int model) {
        return lists
                ? new Listing.Found(List.copyOf(schemas.keySet()))
                : new Listing.Missing(ERROR, unreachable);
    }
}
