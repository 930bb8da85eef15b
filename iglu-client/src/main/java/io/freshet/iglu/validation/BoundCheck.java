package io.freshet.iglu.validation;

import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code minimum} and {@code maximum}, with draft 4's boolean {@code exclusive…} beside them.
 * Snowplow: beside {@code "type": "integer"} a number with fraction or exponent, which does not fit
 * that type anyway, is compared by the low 64 bits of its whole part.
 */
final class BoundCheck extends Check {

    private final @Nullable BigDecimal bound;
    private final String text;
    private final int wrongSide;
    private final boolean isExclusive;
    private final boolean isForIntegers;

    private BoundCheck(OwnKeyword.Place place, int wrongSide, String exclusive) {
        super(place);
        bound = place.node().isNumber() ? DecimalText.of(place.node()).orElse(null) : null;
        text = bound == null ? "" : DecimalText.words(place.node());
        this.wrongSide = wrongSide;
        isExclusive = place.sibling(exclusive).asBoolean(false);
        isForIntegers =
                place.node().isIntegralNumber()
                        && place.node().canConvertToLong()
                        && place.sibling("type").asString("").equals("integer");
    }

    static BoundCheck minimum(OwnKeyword.Place place) {
        return new BoundCheck(place, -1, "exclusiveMinimum");
    }

    static BoundCheck maximum(OwnKeyword.Place place) {
        return new BoundCheck(place, 1, "exclusiveMaximum");
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (bound == null || !node.isNumber()) {
            return;
        }
        var side =
                DecimalText.of(node).map(value -> compared(node, value).compareTo(bound)).orElse(0);
        if (side == wrongSide || (side == 0 && isExclusive)) {
            misfit(evaluation, at, text);
        }
    }

    private BigDecimal compared(JsonNode node, BigDecimal value) {
        if (!isForIntegers || node.isIntegralNumber()) {
            return value;
        }
        return value.scale() <= -64 ? BigDecimal.ZERO : BigDecimal.valueOf(value.longValue());
    }
}
