package io.freshet.enricher.registry;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.registry.RegistryActivity;
import java.util.List;
import tools.jackson.databind.node.NullNode;

/**
 * A client that answers only for sure: where a schema cannot be fetched now, it throws {@link
 * SchemaUnreachable} instead of calling the data invalid.
 *
 * @param client the one that is asked
 */
public record ReachableSchemas(IgluClient client) implements IgluClient {

    /** Whether the client would answer for data of this schema, be it "not found". */
    public boolean isReachable(SchemaKey schema) {
        return !isUnreachable(client.check(new SelfDescribing(schema, NullNode.getInstance())));
    }

    @Override
    public Check check(SelfDescribing data) {
        var check = client.check(data);
        if (isUnreachable(check)) {
            throw new SchemaUnreachable(data.schema());
        }
        return check;
    }

    @Override
    public Lookup lookup(SchemaKey key) {
        var lookup = client.lookup(key);
        if (lookup instanceof Lookup.Missing missing && missing.unreachable()) {
            throw new SchemaUnreachable(key);
        }
        return lookup;
    }

    @Override
    public Listing list(String vendor, String name, int model) {
        return client.list(vendor, name, model);
    }

    @Override
    public Listing listUpTo(SchemaKey key) {
        return client.listUpTo(key);
    }

    @Override
    public List<RegistryActivity> registries() {
        return client.registries();
    }

    @Override
    public int remembered() {
        return client.remembered();
    }

    private static boolean isUnreachable(Check check) {
        return check instanceof Check.Invalid invalid && invalid.unreachable();
    }
}
