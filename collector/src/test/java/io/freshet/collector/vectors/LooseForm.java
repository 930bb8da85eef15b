package io.freshet.collector.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes away what two HTTP stacks may differ in: level {@code loose} of the vectors' README. Header
 * spelling, texts of protocol errors, sizes in bytes.
 */
final class LooseForm {

    private static final Set<String> TRANSPORT =
            Set.of(
                    "server",
                    "date",
                    "content-length",
                    "connection",
                    "keep-alive",
                    "transfer-encoding");
    private static final Set<Integer> PROTOCOL_ERRORS =
            Set.of(400, 403, 404, 408, 413, 414, 431, 500, 501, 503, 505);

    private LooseForm() {}

    static JsonNode of(JsonNode side) {
        var loose = (ObjectNode) side.deepCopy();
        loose.remove("connection_closed");
        loose.get("responses").forEach(response -> response((ObjectNode) response));
        loose.get("outputs").forEach(output -> output((ObjectNode) output));
        return loose;
    }

    private static void response(ObjectNode response) {
        response.remove(List.of("reason", "proto"));
        var plainError =
                PROTOCOL_ERRORS.contains(response.get("status").intValue())
                        && !response.path("body").path("text").asString("").startsWith("{");
        var lines = new ArrayList<List<String>>();
        for (var line : response.get("headers")) {
            var name = line.get(0).stringValue().toLowerCase(Locale.ROOT);
            if (!TRANSPORT.contains(name) && !(plainError && name.equals("content-type"))) {
                lines.add(List.of(name, line.get(1).stringValue()));
            }
        }
        lines.sort(Comparator.comparing((List<String> l) -> l.get(0)).thenComparing(l -> l.get(1)));
        var headers = response.putArray("headers");
        lines.forEach(line -> headers.addArray().add(line.get(0)).add(line.get(1)));
        if (plainError) {
            response.putObject("body");
        }
    }

    private static void output(ObjectNode output) {
        output.remove("bytes");
        if (output.get("payload") instanceof ObjectNode payload) {
            payload.remove("collector");
            payload.set("headers", headers(payload.path("headers")));
        }
        if (output.get("json") instanceof ObjectNode row) {
            var data = (ObjectNode) row.get("data");
            data.remove(List.of("processor", "payload"));
            ((ObjectNode) data.get("failure")).remove("actualSizeBytes");
        }
    }

    private static ArrayNode headers(JsonNode lines) {
        var loose = new ArrayList<String>();
        for (var line : lines) {
            if (line.isString() && !line.stringValue().startsWith("Timeout-Access: <")) {
                loose.add(
                        line.stringValue()
                                .replaceAll("\\s*([,;])\\s*", "$1")
                                .toLowerCase(Locale.ROOT));
            }
        }
        loose.sort(Comparator.naturalOrder());
        var array = JsonNodeFactory.instance.arrayNode();
        loose.forEach(array::add);
        return array;
    }
}
