package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry;
import java.util.List;

/** Asks for all schemas of one MODEL. */
final class ListQuestion implements Question<ListQuestion.Model, List<SchemaKey>> {

    /** The names that the schemas of a list share. */
    record Model(String vendor, String name, int model) {}

    @Override
    public String vendor(Model key) {
        return key.vendor();
    }

    @Override
    public Answer<List<SchemaKey>> ask(Registry registry, Model key) {
        return registry.list(key.vendor(), key.name(), key.model());
    }

    @Override
    public String stamp(Registry registry, Model key) {
        return registry.listStamp(key.vendor(), key.name(), key.model());
    }
}
