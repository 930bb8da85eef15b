package io.freshet.iglu.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code additionalProperties}. Snowplow: keys that begin with {@code #} are always allowed. */
final class AdditionalPropertiesCheck extends Check {

    private final Set<String> named;
    private final List<TextPattern> patterns;
    private final @Nullable Schema others;
    private final boolean isClosed;

    AdditionalPropertiesCheck(OwnKeyword.Place place) {
        super(place);
        named = new HashSet<>(place.sibling("properties").propertyNames());
        patterns =
                place.sibling("patternProperties").propertyNames().stream()
                        .map(TextPattern::new)
                        .toList();
        others = place.node().isObject() ? place.schema() : null;
        isClosed = others == null && !place.node().asBoolean(false);
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        patterns.forEach(TextPattern::compile);
        if (!node.isObject() || (others == null && !isClosed)) {
            return;
        }
        for (var member : node.properties()) {
            var key = member.getKey();
            if (named.contains(key) || key.startsWith("#") || matchesPattern(key)) {
                continue;
            }
            if (others == null) {
                misfit(evaluation, at, key);
            } else {
                others.validate(evaluation, member.getValue(), root, at.append(key));
            }
        }
    }

    private boolean matchesPattern(String key) {
        return !patterns.isEmpty() && patterns.stream().anyMatch(pattern -> pattern.isFoundIn(key));
    }
}
