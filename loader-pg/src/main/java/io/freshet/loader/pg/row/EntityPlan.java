package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.MetaColumn;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** All that can be prepared for the rows of one schema. */
final class EntityPlan {

    final TableShape shape;
    final PropertyTree properties;

    /** Vendor, name, format and version. */
    final byte[][] schema;

    /** Columns that must have a value. */
    final int[] required;

    /** Whether a property has the name of what the JSON form adds. */
    final boolean hasVersionProperty;

    EntityPlan(SchemaKey key, TableShape shape) {
        this.shape = shape;
        this.properties = PropertyTree.of(shape);
        this.schema =
                new byte[][] {
                    bytes(key.vendor()),
                    bytes(key.name()),
                    bytes(key.format()),
                    bytes(key.version().toString())
                };
        this.required =
                IntStream.range(0, shape.cells().size())
                        .filter(i -> !shape.cells().get(i).nullable())
                        .map(EntityPlan::column)
                        .toArray();
        this.hasVersionProperty = properties.names().matchName(EventEntity.VERSION) >= 0;
    }

    /** The column of a property's cell. */
    static int column(int cell) {
        return MetaColumn.values().length + cell;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
