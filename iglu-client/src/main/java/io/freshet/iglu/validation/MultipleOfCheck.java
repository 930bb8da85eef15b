package io.freshet.iglu.validation;

import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/**
 * {@code multipleOf}. Snowplow: the divisor is a double, and so are whole numbers in the data;
 * numbers with a fraction or exponent are exact.
 */
final class MultipleOfCheck extends Check {

    private final String text;
    private final BigDecimal divisor;

    MultipleOfCheck(OwnKeyword.Place place) {
        super(place);
        var number = DecimalText.of(place.node()).map(BigDecimal::doubleValue).orElse(0.0);
        text = String.valueOf(number);
        divisor = Double.isFinite(number) ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    @Override
    void check(Evaluation evaluation, JsonNode node, JsonNode root, NodePath at) {
        if (node.isNumber() && divisor.signum() != 0 && !isMultiple(node)) {
            misfit(evaluation, at, text);
        }
    }

    private boolean isMultiple(JsonNode node) {
        var value = DecimalText.of(node);
        return value.isEmpty()
                || isMultiple(node.isIntegralNumber() ? asDouble(value.get()) : value.get());
    }

    // beyond double the reference's own conversion fails; the exact value is the better answer
    private static BigDecimal asDouble(BigDecimal value) {
        var number = value.doubleValue();
        return Double.isFinite(number) ? new BigDecimal(String.valueOf(number)) : value;
    }

    /**
     * By digits and powers of ten: a plain remainder of 1e999999 by 0.01 takes a million digits.
     */
    private boolean isMultiple(BigDecimal value) {
        var digits = value.unscaledValue();
        var shift = (long) divisor.scale() - value.scale();
        var whole = divisor.unscaledValue().abs();
        if (shift >= 0) {
            var power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), whole);
            return digits.mod(whole).multiply(power).mod(whole).signum() == 0;
        }
        return digits.signum() == 0
                || (-shift < value.precision()
                        && digits.mod(whole.multiply(BigInteger.TEN.pow((int) -shift))).signum()
                                == 0);
    }
}
