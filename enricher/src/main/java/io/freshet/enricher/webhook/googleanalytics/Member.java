package io.freshet.enricher.webhook.googleanalytics;

import io.freshet.event.badrow.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/**
 * One member of an event or entity.
 *
 * @param name as the schema has it
 * @param type how a parameter's text becomes its value
 */
record Member(String name, Type type) {

    /** The value for a parameter's text; empty, with the reason noted, where it has none. */
    Optional<JsonNode> read(String text, List<Failure> failures) {
        try {
            return Optional.of(type.read(text));
        } catch (NumberFormatException unfit) {
            failures.add(new Failure.Unexpected(name, text, type.expectation));
            return Optional.empty();
        }
    }

    /** How a text becomes a value. */
    enum Type {
        TEXT("any text") {
            @Override
            JsonNode read(String text) {
                return StringNode.valueOf(text);
            }
        },

        INTEGER("cannot be converted to java.lang.Integer") {
            @Override
            JsonNode read(String text) {
                return IntNode.valueOf(Integer.parseInt(text));
            }
        },

        /** Two decimals, as many as the schemas allow, rounded half to even. */
        AMOUNT("cannot be converted to Double") {
            @Override
            JsonNode read(String text) {
                var number = decimal(text);
                // Rounding would write out all digits between the point and the first other one.
                return DoubleNode.valueOf(
                        number.signum() == 0 || number.precision() - number.scale() < -2
                                ? 0.0
                                : number.setScale(2, RoundingMode.HALF_EVEN).doubleValue());
            }
        },

        NUMBER("cannot be converted to Double") {
            @Override
            JsonNode read(String text) {
                return DoubleNode.valueOf(decimal(text).doubleValue());
            }
        },

        FLAG("cannot be converted to boolean, only 1 or 0 are supported") {
            @Override
            JsonNode read(String text) {
                if (!text.equals("1") && !text.equals("0")) {
                    throw new NumberFormatException(expectation());
                }
                return BooleanNode.valueOf(text.equals("1"));
            }
        };

        /** Longer numbers, and ones that would have more digits, take too long to read. */
        private static final int MAX_DIGITS = 10_000;

        private final String expectation;

        Type(String expectation) {
            this.expectation = expectation;
        }

        /**
         * Reads a text.
         *
         * @throws NumberFormatException when it is no such value
         */
        abstract JsonNode read(String text);

        String expectation() {
            return expectation;
        }

        private static BigDecimal decimal(String text) {
            if (text.length() > MAX_DIGITS) {
                throw new NumberFormatException("too long");
            }
            var number = new BigDecimal(text);
            if (number.scale() < -MAX_DIGITS) {
                throw new NumberFormatException("exponent too large");
            }
            return number;
        }
    }
}
