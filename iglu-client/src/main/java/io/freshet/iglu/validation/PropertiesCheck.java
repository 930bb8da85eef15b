package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * {@code properties}. Snowplow: directly in a branch of {@code oneOf}, where one of the named keys
 * is absent and any required key is missing, nothing is told about the values.
 */
final class PropertiesCheck extends Check {

    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final List<String> required;

    PropertiesCheck(OwnKeyword.Place place) {
        super(place);
        for (var member : place.node().properties()) {
            schemas.put(member.getKey(), place.schema(member.getKey(), member.getValue()));
        }
        var names = place.sibling("required");
        required =
                names.isArray()
                        ? StreamSupport.stream(names.spliterator(), false)
                                .map(JsonNode::asString)
                                .toList()
                        : List.of();
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (!node.isObject()) {
            return;
        }
        var inBranch = evaluation.inBranch;
        if (inBranch && isWithoutMatch(node)) {
            evaluation.matched = false;
            return;
        }
        evaluation.inBranch = false;
        for (var schema : schemas.entrySet()) {
            var value = node.get(schema.getKey());
            if (value != null) {
                schema.getValue().validate(evaluation, value, root, at.append(schema.getKey()));
            }
        }
        evaluation.inBranch = inBranch;
        if (inBranch && schemas.keySet().stream().anyMatch(node::has)) {
            evaluation.matched = true;
        }
    }

    private boolean isWithoutMatch(JsonNode node) {
        return !required.stream().allMatch(node::has)
                && !schemas.keySet().stream().allMatch(node::has);
    }
}
