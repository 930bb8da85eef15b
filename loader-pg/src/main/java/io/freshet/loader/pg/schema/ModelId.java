package io.freshet.loader.pg.schema;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.TableName;

/**
 * A schema model: what has one table.
 *
 * @param vendor the schema's vendor
 * @param name the schema's name
 * @param model the schema's MODEL
 */
public record ModelId(String vendor, String name, int model) {

    /** The model that a schema belongs to. */
    public static ModelId of(SchemaKey schema) {
        return new ModelId(schema.vendor(), schema.name(), schema.version().model());
    }

    /** The names its table may have. */
    public TableName table() {
        return new TableName(vendor, name, model);
    }

    @Override
    public String toString() {
        return vendor + "/" + name + "/" + model;
    }
}
