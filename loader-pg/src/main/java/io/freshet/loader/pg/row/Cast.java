package io.freshet.loader.pg.row;

import io.freshet.event.json.Json;
import io.freshet.iglu.ddl.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes a JSON value as a cell of a column's type. The rules are the reference's: no value changes
 * its kind, only a text column takes anything. Different: days are stored, a malformed UUID is a
 * failure of its event alone.
 */
public final class Cast {

    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    /** More digits than this before the point cannot be a long. */
    private static final int MAX_SCALE = 400;

    private Cast() {}

    /**
     * Writes the cell; writes nothing when it fails.
     *
     * @param value not null, neither JSON null
     * @return why the value does not fit, or null where it was written
     */
    public static @Nullable CastFailure write(JsonNode value, SqlType type, CopyBuffer out) {
        return switch (type.kind()) {
            case VARCHAR, TEXT -> text(value, type, out);
            case CHAR -> character(value, type, out);
            case UUID -> uuid(value, type, out);
            case SMALLINT -> integer(value, type, Short.MIN_VALUE, Short.MAX_VALUE, out);
            case INTEGER -> integer(value, type, Integer.MIN_VALUE, Integer.MAX_VALUE, out);
            case BIGINT -> integer(value, type, Long.MIN_VALUE, Long.MAX_VALUE, out);
            case DOUBLE, REAL -> floating(value, type, out);
            case NUMERIC -> numeric(value, type, out);
            case BOOLEAN -> bool(value, type, out);
            case TIMESTAMP, TIMESTAMPTZ -> timestamp(value, type, out);
            case DATE -> date(value, type, out);
            case JSONB, JSON -> json(value, out);
            case OTHER -> CastFailure.type(type, value);
        };
    }

    private static @Nullable CastFailure text(JsonNode value, SqlType type, CopyBuffer out) {
        var text = value.isString() ? value.stringValue() : Json.print(value);
        if (type.length() > 0 && isLonger(text, type.length())) {
            return CastFailure.tooLong(type);
        }
        out.cell(text);
        return null;
    }

    /** In characters, as Postgres counts. */
    static boolean isLonger(String text, int maxLength) {
        return text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength;
    }

    private static @Nullable CastFailure character(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isString()) {
            return CastFailure.type(type, value);
        }
        var text = value.stringValue();
        if (text.codePointCount(0, text.length()) != type.length()) {
            return CastFailure.type(type, value);
        }
        out.cell(text);
        return null;
    }

    private static @Nullable CastFailure uuid(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isString()) {
            return CastFailure.type(type, value);
        }
        try {
            out.plainCell(UUID.fromString(value.stringValue()).toString());
            return null;
        } catch (IllegalArgumentException malformed) {
            return CastFailure.type(type, value);
        }
    }

    private static @Nullable CastFailure integer(
            JsonNode value, SqlType type, long min, long max, CopyBuffer out) {
        var whole = whole(value);
        if (whole.isEmpty() || whole.get() < min || whole.get() > max) {
            return CastFailure.type(type, value);
        }
        out.plainCell(Long.toString(whole.get()));
        return null;
    }

    /** The number where it is whole, also as 1.0 or 1e3, and has 64 bits. */
    private static Optional<Long> whole(JsonNode value) {
        if (value.isInt() || value.isLong()) {
            return Optional.of(value.longValue());
        }
        return decimal(value)
                .filter(number -> Math.abs((long) number.scale()) <= MAX_SCALE)
                .filter(number -> number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(n -> n.compareTo(MIN_LONG) >= 0 && n.compareTo(MAX_LONG) <= 0)
                .map(BigInteger::longValue);
    }

    private static @Nullable CastFailure floating(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isNumber()) {
            return CastFailure.type(type, value);
        }
        double number = Double.parseDouble(value.asString());
        out.plainCell(
                type.kind() == SqlType.Kind.REAL
                        ? Float.toString((float) number)
                        : Double.toString(number));
        return null;
    }

    private static @Nullable CastFailure numeric(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isNumber()) {
            return CastFailure.type(type, value);
        }
        out.plainCell(value.asString());
        return null;
    }

    private static @Nullable CastFailure bool(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isBoolean()) {
            return CastFailure.type(type, value);
        }
        out.plainCell(value.booleanValue() ? "t" : "f");
        return null;
    }

    private static @Nullable CastFailure timestamp(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isString()) {
            return CastFailure.type(type, value);
        }
        int before = out.size();
        try {
            PgTimestamp.write(value.stringValue(), out);
            return null;
        } catch (DateTimeException unfit) {
            out.truncate(before);
            return CastFailure.type(String.valueOf(unfit.getMessage()));
        }
    }

    private static @Nullable CastFailure date(JsonNode value, SqlType type, CopyBuffer out) {
        if (!value.isString()) {
            return CastFailure.type(type, value);
        }
        int before = out.size();
        try {
            PgTimestamp.writeDate(value.stringValue(), out);
            return null;
        } catch (DateTimeException unfit) {
            out.truncate(before);
            return CastFailure.type(type, value);
        }
    }

    private static @Nullable CastFailure json(JsonNode value, CopyBuffer out) {
        out.cell(JsonText.print(value));
        return null;
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.asString()));
        } catch (NumberFormatException beyondBigDecimal) {
            return Optional.empty();
        }
    }
}
