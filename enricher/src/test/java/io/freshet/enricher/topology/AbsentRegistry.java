package io.freshet.enricher.topology;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.RegistryActivity;
import io.freshet.iglu.registry.RegistryError;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client some of whose schemas cannot be fetched, as long as the test wants. */
final class AbsentRegistry implements IgluClient {

    final Set<String> vendorsAway = new HashSet<>();
    final RegistryActivity activity = new RegistryActivity("Acme");
    int asked;

    private final IgluClient others;

    AbsentRegistry(IgluClient others) {
        this.others = others;
    }

    @Override
    public Check check(SelfDescribing data) {
        if (!data.schema().vendor().startsWith("away.")) {
            return others.check(data);
        }
        asked++;
        var isAway = vendorsAway.contains(data.schema().vendor());
        activity.answered(
                isAway
                        ? new Answer.Failed<>(RegistryError.offline("Connection refused"))
                        : Answer.notFound(),
                Instant.parse("2026-01-02T03:04:05Z"));
        return new Check.Invalid(JsonNodeFactory.instance.objectNode().put("error", "x"), isAway);
    }

    @Override
    public Lookup lookup(SchemaKey key) {
        return others.lookup(key);
    }

    @Override
    public Listing list(String vendor, String name, int model) {
        return others.list(vendor, name, model);
    }

    @Override
    public List<RegistryActivity> registries() {
        return List.of(activity);
    }
}
