package io.freshet.webapp.cause;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bad row as pages show it: decoded, with its cause and what to do.
 *
 * @param explainer says what is wrong with it
 */
public record ShownRow(Explainer explainer) {

    /** Of any bytes. */
    public ObjectNode of(byte[] value) {
        var shown = JsonNodeFactory.instance.objectNode();
        try {
            var row = Json.parse(value);
            var decoded = DecodedRow.of(row);
            var cause = BadRecord.of(row).cause();
            shown.put("schema", row.path("schema").asString(""));
            shown.set("failure", decoded.data().path("failure"));
            shown.set("payload", decoded.shown());
            shown.set("cause", CauseJson.of(cause));
            var explain = shown.putArray("explain");
            explainer.explain(cause.type(), decoded).forEach(one -> explain.add(one.toJson()));
        } catch (InvalidJson broken) {
            shown.put("failure", "no JSON: " + broken.getMessage());
        }
        return shown;
    }
}
