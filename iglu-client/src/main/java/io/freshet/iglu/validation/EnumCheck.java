package io.freshet.iglu.validation;

import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * {@code enum}. Snowplow: 1 and 1.0 are equal, but not inside arrays and objects; a sibling {@code
 * "nullable": true} adds null.
 */
final class EnumCheck extends Check {

    private final Set<String> values = new HashSet<>();
    private final String texts;

    EnumCheck(OwnKeyword.Place place) {
        super(place);
        place.node().forEach(value -> values.add(ComparableJson.ofValue(value)));
        var isNullable = place.sibling("nullable").asBoolean(false);
        if (isNullable) {
            values.add(ComparableJson.ofValue(NullNode.getInstance()));
        }
        texts =
                StreamSupport.stream(place.node().spliterator(), false)
                        .map(EnumCheck::text)
                        .collect(Collectors.joining(", ", "[", isNullable ? ", null]" : "]"));
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (!values.contains(ComparableJson.ofValue(node))) {
            misfit(evaluation, at, texts);
        }
    }

    private static String text(JsonNode value) {
        if (value.isContainer()) {
            return "";
        }
        return value.isNumber()
                ? DecimalText.words(value)
                : value.isNull() ? "null" : value.asString();
    }
}
