package io.freshet.loader.pg.copy;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.TestEvents;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Registries that can be extended, taken away and made to list nothing. */
final class FakeRegistries implements IgluClient {

    private final Map<SchemaKey, JsonNode> schemas = new HashMap<>();
    private IgluClient client = IgluClients.inMemory(schemas);
    boolean unreachable;
    boolean lists = true;

    FakeRegistries with(String uri, String schema) {
        schemas.putAll(TestEvents.schemas(uri, schema));
        client = IgluClients.inMemory(Map.copyOf(schemas));
        return this;
    }

    private static JsonNode error() {
        return TestEvents.json("{\"error\":\"ResolutionError\",\"lookupHistory\":[]}");
    }

    @Override
    public Check check(SelfDescribing data) {
        return unreachable ? new Check.Invalid(error(), true) : client.check(data);
    }

    @Override
    public Lookup lookup(SchemaKey key) {
        return unreachable ? new Lookup.Missing(error(), true) : client.lookup(key);
    }

    @Override
    public Listing list(String vendor, String name, int model) {
        return unreachable || !lists
                ? new Listing.Missing(error(), unreachable)
                : client.list(vendor, name, model);
    }
}
