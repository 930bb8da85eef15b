package io.freshet.loader.pg.row;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the cells of entities in an event's row. */
final class WideRow {

    private WideRow() {}

    /**
     * Writes all cells behind those of the atomic fields.
     *
     * @param cells how many there are
     */
    static void write(JsonEvent event, WideCells wide, int cells, CopyBuffer out) {
        if (cells == 0) {
            return;
        }
        var values = new JsonNode[cells];
        for (var entity : event.entities()) {
            var key = entity.jsonKey();
            var value = event.json().path(key);
            int cell = wide.cellOf(key);
            if (cell == wide.others()) {
                var shared = at(values, cell);
                shared.set(key, value);
                values[cell - EventsTable.FIELDS.size()] = shared;
            } else {
                values[cell - EventsTable.FIELDS.size()] = value;
            }
        }
        for (var value : values) {
            if (value == null) {
                out.nullCell();
            } else {
                out.cell(JsonText.print(value));
            }
        }
    }

    private static ObjectNode at(JsonNode[] values, int cell) {
        return values[cell - EventsTable.FIELDS.size()] instanceof ObjectNode shared
                ? shared
                : JsonNodeFactory.instance.objectNode();
    }
}
