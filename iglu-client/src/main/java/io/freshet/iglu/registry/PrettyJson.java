package io.freshet.iglu.registry;

import io.freshet.event.json.Json;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON with line breaks, two blanks a level and {@code " : "}, as the reference puts it in
 * messages.
 */
final class PrettyJson {

    private PrettyJson() {}

    static String print(JsonNode json) {
        var out = new StringBuilder();
        print(json, "\n", out);
        return out.toString();
    }

    private static void print(JsonNode json, String lineBreak, StringBuilder out) {
        var deeper = lineBreak + "  ";
        if (json.isArray()) {
            out.append('[');
            for (Iterator<JsonNode> items = json.iterator(); items.hasNext(); ) {
                out.append(deeper);
                print(items.next(), deeper, out);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(lineBreak).append(']');
        } else if (json.isObject()) {
            out.append('{');
            for (var members = json.properties().iterator(); members.hasNext(); ) {
                var member = members.next();
                out.append(deeper)
                        .append(Json.print(StringNode.valueOf(member.getKey())))
                        .append(" : ");
                print(member.getValue(), deeper, out);
                out.append(members.hasNext() ? "," : "");
            }
            out.append(lineBreak).append('}');
        } else {
            out.append(Json.print(json));
        }
    }
}
