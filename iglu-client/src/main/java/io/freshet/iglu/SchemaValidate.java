package io.freshet.iglu;

import io.freshet.event.iglu.ParseError;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The core of {@code freshet schema validate}: says of one self-describing JSON whether it fits.
 *
 * @param client where the schemas come from
 */
public record SchemaValidate(IgluClient client) {

    /**
     * The answer to one line: {@code {"valid": …, "report": …}}. The report is null for data that
     * fits (or {@code {"supersededBy": version}}); else the {@code ValidationError} or {@code
     * ResolutionError} as it stands in bad rows; else {@code {"error": "NotIglu", "code": …}} for
     * JSON that does not name its schema and {@code {"error": "NotJson", "message": …}}.
     */
    public ObjectNode answer(String line) {
        JsonNode json;
        try {
            json = Json.parse(line);
        } catch (InvalidJson e) {
            return answer(false, error("NotJson").put("message", e.getMessage()));
        }
        var envelope = SelfDescribing.parse(json);
        return envelope.value().map(this::answer).orElseGet(() -> notIglu(envelope.error()));
    }

    private ObjectNode answer(SelfDescribing data) {
        var check = client.check(data);
        if (check instanceof Check.Invalid invalid) {
            return answer(false, invalid.error());
        }
        return ((Check.Valid) check)
                .supersededBy()
                .map(version -> answer(true, object().put("supersededBy", version.toString())))
                .orElseGet(() -> answer(true, JsonNodeFactory.instance.nullNode()));
    }

    private static ObjectNode notIglu(ParseError error) {
        return answer(false, error("NotIglu").put("code", error.name()));
    }

    private static ObjectNode answer(boolean isValid, JsonNode report) {
        var answer = object().put("valid", isValid);
        answer.set("report", report);
        return answer;
    }

    private static ObjectNode error(String kind) {
        return object().put("error", kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
