package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code patternProperties}. */
final class PatternPropertiesCheck extends Check {

    private final Map<TextPattern, Schema> schemas = new LinkedHashMap<>();

    PatternPropertiesCheck(OwnKeyword.Place place) {
        super(place);
        for (var member : place.node().properties()) {
            schemas.put(
                    new TextPattern(member.getKey()),
                    place.schema(member.getKey(), member.getValue()));
        }
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        schemas.keySet().forEach(TextPattern::compile);
        if (!node.isObject()) {
            return;
        }
        for (var member : node.properties()) {
            for (var schema : schemas.entrySet()) {
                if (schema.getKey().isFoundIn(member.getKey())) {
                    schema.getValue()
                            .validate(
                                    evaluation,
                                    member.getValue(),
                                    root,
                                    at.append(member.getKey()));
                }
            }
        }
    }
}
