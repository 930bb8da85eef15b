package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.loader.pg.row.TableShape.PropertyCell;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes an entity's row in the table of its schema model. */
final class EntityRow {

    /**
     * What all rows of one event share.
     *
     * @param id the event's id
     * @param collectorTstamp the event's, as it stands in the JSON
     */
    record Root(String id, String collectorTstamp) {}

    private EntityRow() {}

    /**
     * Writes one row.
     *
     * @param fitsSchema whether the data is known to fit its schema, so that what its column cannot
     *     hold goes to the column beside it
     */
    static void write(
            EventEntity entity,
            SchemaKey schema,
            Root root,
            TableShape shape,
            boolean fitsSchema,
            CopyBuffer out,
            List<RowProblem> problems) {
        meta(schema, root, out);
        var sides = new @Nullable JsonNode[shape.sideCells()];
        for (var cell : shape.cells()) {
            var failure =
                    property(entity.data(), cell, fitsSchema, sides, shape.target().table(), out);
            if (failure != null) {
                problems.add(
                        new RowProblem.Property(
                                entity, shape.target().table(), cell.column(), failure));
            }
        }
        for (var side : sides) {
            if (side == null) {
                out.nullCell();
            } else {
                out.cell(JsonText.print(side));
            }
        }
        out.endRow();
    }

    private static void meta(SchemaKey schema, Root root, CopyBuffer out) {
        out.cell(schema.vendor());
        out.cell(schema.name());
        out.cell(schema.format());
        out.plainCell(schema.version().toString());
        out.plainCell(root.id());
        PgTimestamp.write(root.collectorTstamp(), out);
    }

    private static @Nullable CastFailure property(
            JsonNode data,
            PropertyCell cell,
            boolean fitsSchema,
            @Nullable JsonNode[] sides,
            String table,
            CopyBuffer out) {
        var value = data;
        for (var name : cell.column().path()) {
            value = value.path(name);
        }
        if (value.isNull() || value.isMissingNode()) {
            return absent(cell, table, out);
        }
        var failure = Cast.write(value, cell.type(), out);
        if (failure == null) {
            return null;
        }
        if (!fitsSchema || cell.side() == TableShape.NONE) {
            return failure;
        }
        sides[cell.side()] = value;
        return absent(cell, table, out);
    }

    private static @Nullable CastFailure absent(PropertyCell cell, String table, CopyBuffer out) {
        out.nullCell();
        return cell.nullable() ? null : CastFailure.missing(cell.column().name(), table);
    }
}
