package io.freshet.sdk;

import io.freshet.event.iglu.SchemaKey;

/**
 * A schema that an event makes use of.
 *
 * @param column {@link Fields#CONTEXTS}, {@link Fields#DERIVED_CONTEXTS} or {@link
 *     Fields#UNSTRUCT_EVENT}
 * @param schema the schema's key
 */
public record InventoryItem(Field<?> column, SchemaKey schema) {

    /** Where the flat JSON has what is of this schema. */
    public String flatKey() {
        return column.equals(Fields.UNSTRUCT_EVENT)
                ? FlatKeys.ofSelfDescribingEvent(schema)
                : FlatKeys.ofEntity(schema);
    }
}
