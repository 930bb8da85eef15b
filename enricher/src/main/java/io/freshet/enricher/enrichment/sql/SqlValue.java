package io.freshet.enricher.enrichment.sql;

import io.freshet.event.atomic.AtomicField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What stands for a question mark: an Integer, Long, Float, Double, Byte, Boolean or String. The
 * type counts, for a database does not compare a number with a text.
 */
final class SqlValue {

    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    private static final double BEYOND_LONG = 1e19;
    private static final Pattern ZERO = Pattern.compile("-?0(\\.0+)?");

    private SqlValue() {}

    /** A column's text, as the type that the column has. */
    static Object ofColumn(AtomicField field, String text) {
        return switch (field.kind()) {
            case INTEGER -> parsed(text, Integer::valueOf).orElse(text);
            case FLAG -> parsed(text, Byte::valueOf).orElse(text);
            case FLOAT -> parsed(text, Float::valueOf).orElse(text);
            case DECIMAL -> parsed(text, Double::valueOf).orElse(text);
            case TEXT, UUID, TIMESTAMP, ENTITIES, SELF_DESCRIBING -> text;
        };
    }

    /** A value of an entity; empty for null, lists and objects. */
    static Optional<Object> ofJson(JsonNode json) {
        if (json.isString()) {
            return Optional.of(ofText(json.stringValue()));
        }
        if (json.isNumber()) {
            return Optional.of(ofNumber(json));
        }
        return json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty();
    }

    /** Snowplow: a text in an entity that reads as a number or a flag is taken for one. */
    private static Object ofText(String text) {
        return parsed(text, Integer::valueOf)
                .or(() -> parsed(text, Long::valueOf))
                .or(() -> parsed(text, Double::valueOf))
                .or(() -> flag(text))
                .orElse(text);
    }

    private static Optional<Object> flag(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty();
    }

    /** {@code 10.0} and {@code 1e1} are whole, too. */
    private static Object ofNumber(JsonNode json) {
        var text = json.asString();
        double nearest = Double.parseDouble(text);
        if (!isPlain(text, nearest)) {
            return nearest;
        }
        var exact = new BigDecimal(text);
        boolean isWhole = exact.stripTrailingZeros().scale() <= 0;
        if (!isWhole || exact.compareTo(MAX_LONG) > 0 || exact.compareTo(MIN_LONG) < 0) {
            return nearest;
        }
        long whole = exact.longValue();
        if ((int) whole == whole) {
            return (int) whole;
        }
        return whole;
    }

    /** Whether it may be whole and a long; exponents of any size are dealt with here. */
    private static boolean isPlain(String text, double nearest) {
        double size = Math.abs(nearest);
        return size == 0 ? ZERO.matcher(text).matches() : size >= 1 && size < BEYOND_LONG;
    }

    private static Optional<Object> parsed(String text, Function<String, Object> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
