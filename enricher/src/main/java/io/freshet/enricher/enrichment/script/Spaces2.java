package io.freshet.enricher.enrichment.script;

import io.freshet.event.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** JSON on many lines, laid out as the reference's messages have it. */
public final class Spaces2 {

    private static final String INDENT = "  ";

    private Spaces2() {}

    /** The text, with two spaces for each level and one on both sides of a colon. */
    public static String print(JsonNode json) {
        var out = new StringBuilder();
        print(json, "\n", out);
        return out.toString();
    }

    private static void print(JsonNode json, String lineEnd, StringBuilder out) {
        if (json.isObject()) {
            var inner = lineEnd + INDENT;
            var separator = "";
            out.append('{').append(inner);
            for (var member : json.properties()) {
                out.append(separator).append(Json.print(StringNode.valueOf(member.getKey())));
                print(member.getValue(), inner, out.append(" : "));
                separator = "," + inner;
            }
            out.append(lineEnd).append('}');
        } else if (json.isArray() && !json.isEmpty()) {
            var inner = lineEnd + INDENT;
            var separator = inner;
            out.append('[');
            for (var element : json) {
                print(element, inner, out.append(separator));
                separator = "," + inner;
            }
            out.append(lineEnd).append(']');
        } else {
            out.append(Json.print(json));
        }
    }
}
