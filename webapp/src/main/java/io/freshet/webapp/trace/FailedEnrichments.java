package io.freshet.webapp.trace;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Which enrichments have failed, as the event's bad row names them. */
final class FailedEnrichments {

    private FailedEnrichments() {}

    /**
     * Writes them, each with why.
     *
     * @param failure of a row {@code enrichment_failures}; of others there is nothing to write
     */
    static void write(JsonNode failure, ArrayNode into) {
        for (var one : failure.path("messages")) {
            if (!one.has("enrichment")) {
                continue; // a message of another type of row
            }
            var json = into.addObject().put("name", name(one)).put("state", "failed");
            json.putArray("fields");
            json.putArray("failures").add(words(one.path("message")));
        }
    }

    private static String name(JsonNode failed) {
        var uri = failed.path("enrichment").path("schemaKey").asString("");
        return SchemaKey.parse(uri)
                .key()
                .map(SchemaKey::name)
                .or(() -> failed.path("enrichment").path("identifier").stringValueOpt())
                .orElse("built in");
    }

    private static String words(JsonNode message) {
        var error = message.path("error");
        var subject =
                message.path("schemaKey")
                        .stringValueOpt()
                        .or(() -> message.path("field").stringValueOpt());
        var why =
                error.stringValueOpt()
                        .or(() -> message.path("expectation").stringValueOpt())
                        .orElseGet(() -> Json.print(error.isMissingNode() ? message : error));
        return subject.map(it -> it + ": " + why).orElse(why);
    }
}
