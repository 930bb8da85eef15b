package io.freshet.iglu.validation;

import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/** {@code pattern}. */
final class PatternCheck extends Check {

    private final String regex;
    private final TextPattern pattern;

    PatternCheck(OwnKeyword.Place place) {
        super(place);
        regex = place.node().asString("");
        pattern = new TextPattern(regex);
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        pattern.compile();
        if (node.isString() && !pattern.isFoundIn(node.stringValue())) {
            misfit(evaluation, at, regex);
        }
    }
}
