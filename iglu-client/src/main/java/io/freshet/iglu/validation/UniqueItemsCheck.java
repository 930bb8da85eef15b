package io.freshet.iglu.validation;

import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import tools.jackson.databind.JsonNode;

/** {@code uniqueItems}. Snowplow: 1 and 1.0 are two items. */
final class UniqueItemsCheck extends Check {

    private final boolean isUnique;

    UniqueItemsCheck(OwnKeyword.Place place) {
        super(place);
        isUnique = place.node().asBoolean(false);
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (!isUnique || !node.isContainer()) {
            return;
        }
        var seen = new HashSet<String>();
        for (var item : node) {
            if (!seen.add(ComparableJson.of(item))) {
                misfit(evaluation, at);
                return;
            }
        }
    }
}
