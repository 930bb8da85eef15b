package io.freshet.loader.pg.cell;

import io.freshet.event.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON with two blanks of indentation, as the reference quotes values in its bad rows. */
final class SpacedJson {

    private SpacedJson() {}

    static String print(JsonNode value) {
        var text = new StringBuilder();
        print(value, "\n", text);
        return text.toString();
    }

    private static void print(JsonNode value, String newLine, StringBuilder text) {
        var deeper = newLine + "  ";
        if (value.isObject()) {
            text.append('{');
            var separator = "";
            for (var property : value.properties()) {
                text.append(separator).append(deeper);
                text.append(Json.print(JsonNodeFactory.instance.stringNode(property.getKey())));
                text.append(" : ");
                print(property.getValue(), deeper, text);
                separator = ",";
            }
            text.append(value.isEmpty() ? deeper : "").append(newLine).append('}');
        } else if (value.isArray()) {
            text.append('[');
            var separator = "";
            for (var element : value) {
                text.append(separator).append(deeper);
                print(element, deeper, text);
                separator = ",";
            }
            text.append(value.isEmpty() ? deeper : "").append(newLine).append(']');
        } else {
            text.append(Json.print(value));
        }
    }
}
