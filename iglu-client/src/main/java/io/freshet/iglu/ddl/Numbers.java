package io.freshet.iglu.ddl;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Numbers of a schema. */
final class Numbers {

    private Numbers() {}

    /** The number; empty for anything else, and for exponents beyond all use. */
    static Optional<BigDecimal> of(JsonNode value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        try {
            var number = value.decimalValue();
            return Math.abs((long) number.scale()) > 1000 ? Optional.empty() : Optional.of(number);
        } catch (ArithmeticException | NumberFormatException beyondBigDecimal) {
            return Optional.empty();
        }
    }
}
