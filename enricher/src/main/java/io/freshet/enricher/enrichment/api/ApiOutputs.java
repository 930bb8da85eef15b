package io.freshet.enricher.enrichment.api;

import io.freshet.enricher.enrichment.input.ValuePath;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The part {@code outputs} of the configuration: what of an answer becomes entities.
 *
 * @param outputs one entity each, in order
 */
record ApiOutputs(List<Output> outputs) {

    ApiOutputs {
        outputs = List.copyOf(outputs);
    }

    /**
     * One output.
     *
     * @param schema of the entity
     * @param path to its data in the answer
     */
    record Output(SchemaKey schema, ValuePath path) {}

    /**
     * Reads the part.
     *
     * @throws IllegalArgumentException when a schema is none
     */
    static ApiOutputs of(JsonNode outputs) {
        return new ApiOutputs(
                outputs.valueStream()
                        .map(
                                json ->
                                        new Output(
                                                SchemaKey.of(json.path("schema").asString()),
                                                ValuePath.of(
                                                        json.path("json")
                                                                .path("jsonPath")
                                                                .asString())))
                        .toList());
    }

    /** How many entities an answer gives. */
    int size() {
        return outputs.size();
    }

    /** What a person should know: paths that are none. */
    List<String> notices() {
        return outputs.stream()
                .filter(output -> !output.path().isValid())
                .map(output -> output.path() + " is no JSONPath: every event that asks fails")
                .toList();
    }

    /** The entities of an answer; all of them or, where one is missing, none. */
    ApiAnswer read(JsonNode answer) {
        var entities = new ArrayList<SelfDescribing>(outputs.size());
        var failures = new ArrayList<String>(0);
        for (var output : outputs) {
            var path = output.path();
            if (!path.isValid()) {
                failures.add("API Request enrichment:JSONPath error " + path + " is no JSONPath");
                continue;
            }
            var data = oneOrList(path.read(answer));
            if (data.isArray() && data.isEmpty()) {
                failures.add(
                        "API Request enrichment:Value not found Error: no values were found by"
                                + " JSON Path [%s] in [%s]".formatted(path, Json.print(answer)));
            } else {
                entities.add(new SelfDescribing(output.schema(), data));
            }
        }
        return new ApiAnswer(failures.isEmpty() ? entities : List.of(), failures);
    }

    private static JsonNode oneOrList(List<JsonNode> found) {
        return found.size() == 1
                ? found.get(0)
                : JsonNodeFactory.instance.arrayNode().addAll(found);
    }
}
