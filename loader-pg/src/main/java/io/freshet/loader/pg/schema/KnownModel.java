package io.freshet.loader.pg.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SchemaModel;
import java.util.TreeMap;

/**
 * A schema model as far as it is known.
 *
 * @param format the schemas' format
 * @param model its versions
 * @param columns the columns its table should have
 */
public record KnownModel(String format, SchemaModel model, SchemaColumns columns) {

    static KnownModel of(String format, SchemaModel model) {
        return new KnownModel(format, model, model.columns());
    }

    /** This one with further versions; itself where there is none. */
    KnownModel and(SchemaModel more) {
        if (model.versions().keySet().containsAll(more.versions().keySet())) {
            return this;
        }
        var versions = new TreeMap<>(model.versions());
        more.versions().forEach(versions::putIfAbsent);
        return of(format, new SchemaModel(versions));
    }

    /** Whether the other one has the same versions; a version never changes. */
    public boolean isSameAs(KnownModel other) {
        return model.versions().keySet().equals(other.model.versions().keySet());
    }

    /** Whether this version is among those known. */
    public boolean has(SchemaVer version) {
        return model.versions().containsKey(version);
    }

    /** The newest version known. */
    public SchemaKey newest(ModelId id) {
        return new SchemaKey(id.vendor(), id.name(), format, model.versions().lastKey());
    }
}
