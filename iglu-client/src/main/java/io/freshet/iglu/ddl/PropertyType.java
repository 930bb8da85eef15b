package io.freshet.iglu.ddl;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The column type of a property that is not dissolved into its own properties. The rules and their
 * order are those of the reference (schema-ddl 0.14), without its stray columns for {@code
 * additionalProperties} and {@code additionalItems}.
 */
final class PropertyType {

    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);

    private final JsonNode schema;
    private final Set<JsonType> types;
    private final Allowed allowed;

    private PropertyType(JsonNode schema) {
        this.schema = schema;
        this.types = EnumSet.copyOf(JsonType.of(schema));
        this.types.remove(JsonType.NULL);
        this.allowed = Allowed.of(schema);
    }

    /**
     * The type for a property's schema.
     *
     * @param required whether the property and all around it are required
     */
    static SqlType of(JsonNode schema, boolean required) {
        return new PropertyType(schema).type(required);
    }

    private SqlType type(boolean required) {
        if (allowed == Allowed.MIXED || isUnion() || types.contains(JsonType.ARRAY)) {
            return SqlType.JSONB;
        }
        if (is(JsonType.STRING)) {
            return text();
        }
        if (is(JsonType.INTEGER)) {
            return integer();
        }
        if (types.contains(JsonType.NUMBER)) {
            return hasWholeStep() ? SqlType.INTEGER : SqlType.DOUBLE;
        }
        if (is(JsonType.BOOLEAN)) {
            return SqlType.BOOLEAN;
        }
        return types.isEmpty() ? untyped(required) : SqlType.JSONB;
    }

    /** Two types that one column cannot hold; a number that may be an integer is no union. */
    private boolean isUnion() {
        boolean numbers = types.contains(JsonType.NUMBER) && types.contains(JsonType.INTEGER);
        return types.size() > (numbers ? 2 : 1);
    }

    private boolean is(JsonType type) {
        return types.size() == 1 && types.contains(type);
    }

    private SqlType text() {
        var format = schema.path("format").asString("");
        if (format.equals("date-time")) {
            return SqlType.TIMESTAMP;
        }
        if (format.equals("date")) {
            return SqlType.DATE;
        }
        var max = number("maxLength");
        if (max.isPresent()
                && number("minLength").filter(min -> min.compareTo(max.get()) == 0).isPresent()) {
            return SqlType.character(max.get().longValue());
        }
        if (format.equals("uuid")) {
            return SqlType.UUID;
        }
        if (max.isPresent()) {
            return SqlType.varchar(max.get().longValue());
        }
        return allowed == Allowed.TEXTS ? longestText() : SqlType.varchar(SqlType.DEFAULT_LENGTH);
    }

    private SqlType integer() {
        var maximum = number("maximum");
        if (maximum.isPresent()) {
            return maximum.get().compareTo(MAX_INT) > 0 ? SqlType.BIGINT : SqlType.INTEGER;
        }
        return allowed == Allowed.INTEGERS ? allowedIntegers() : SqlType.BIGINT;
    }

    /** Snowplow: whole numbers are recognised without a type only where a value is required. */
    private SqlType untyped(boolean required) {
        if (allowed == Allowed.TEXTS) {
            return number("maxLength")
                    .map(max -> SqlType.varchar(max.longValue()))
                    .orElseGet(this::longestText);
        }
        if (required && allowed == Allowed.INTEGERS) {
            return allowedIntegers();
        }
        return hasWholeStep() ? SqlType.INTEGER : SqlType.JSONB;
    }

    private boolean hasWholeStep() {
        return number("multipleOf").filter(PropertyType::isWhole).isPresent();
    }

    private SqlType allowedIntegers() {
        for (var value : schema.path("enum")) {
            var number = Numbers.of(value);
            if (number.isPresent()
                    && (number.get().compareTo(MAX_INT) > 0
                            || number.get().compareTo(MIN_INT) < 0)) {
                return SqlType.BIGINT;
            }
        }
        return SqlType.INTEGER;
    }

    private SqlType longestText() {
        int longest = 0;
        for (var value : schema.path("enum")) {
            longest = Math.max(longest, value.isString() ? value.stringValue().length() : 0);
        }
        return SqlType.varchar(longest);
    }

    private Optional<BigDecimal> number(String keyword) {
        return Numbers.of(schema.path(keyword));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** What an {@code enum} lists, null aside. */
    private enum Allowed {
        /** No enum, or nothing but null in it. */
        ANYTHING,
        TEXTS,
        INTEGERS,
        NUMBERS,
        /** Booleans, objects, arrays, or numbers together with something else. */
        MIXED;

        static Allowed of(JsonNode schema) {
            var found = ANYTHING;
            for (var value : schema.path("enum")) {
                if (!value.isNull()) {
                    found = found.and(kind(value));
                }
            }
            return found;
        }

        private Allowed and(Allowed other) {
            if (this == ANYTHING || this == other) {
                return other;
            }
            boolean numbers = isNumeric() && other.isNumeric();
            return numbers ? NUMBERS : MIXED;
        }

        private boolean isNumeric() {
            return this == INTEGERS || this == NUMBERS;
        }

        private static Allowed kind(JsonNode value) {
            if (value.isString()) {
                return TEXTS;
            }
            if (!value.isNumber()) {
                return MIXED;
            }
            return Numbers.of(value).filter(PropertyType::isWhole).isPresent() ? INTEGERS : NUMBERS;
        }
    }
}
