package io.freshet.loader.pg.cell;

import io.freshet.iglu.ddl.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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

    /** Numbers of so many characters that are whole are exact even in single precision. */
    private static final int EXACT_DIGITS = 4;

    private Cast() {}

    /**
     * Writes the value that the parser stands on. What was written is to be forgotten when it does
     * not fit. Afterwards the parser stands on the value's last token, or on its first where it is
     * an array or object that does not fit because of its kind.
     *
     * @return why it does not fit, or null where it was written
     */
    public static CastFailure.@Nullable Kind write(
            JsonParser parser, SqlType type, CellForm form, CopyBuffer out) {
        return switch (type.kind()) {
            case VARCHAR, TEXT -> text(parser, type, out);
            case CHAR -> character(parser, type, out);
            case UUID -> uuid(parser, form, out);
            case SMALLINT -> integer(parser, type, Short.MIN_VALUE, Short.MAX_VALUE, form, out);
            case INTEGER -> integer(parser, type, Integer.MIN_VALUE, Integer.MAX_VALUE, form, out);
            case BIGINT -> integer(parser, type, Long.MIN_VALUE, Long.MAX_VALUE, form, out);
            case DOUBLE, REAL -> floating(parser, type, form, out);
            case NUMERIC -> numeric(parser, out);
            case BOOLEAN -> bool(parser, form, out);
            case TIMESTAMP, TIMESTAMPTZ -> timestamp(parser, form, out);
            case DATE -> date(parser, form, out);
            case JSONB, JSON -> json(parser, type, form, out);
            case OTHER -> CastFailure.Kind.TYPE;
        };
    }

    /**
     * As {@link #write}, but a whole number that a floating column would round, and any number
     * beyond its range, does not fit.
     */
    public static CastFailure.@Nullable Kind writeExactly(
            JsonParser parser, SqlType type, CellForm form, CopyBuffer out) {
        return isRounded(parser, type) ? CastFailure.Kind.TYPE : write(parser, type, form, out);
    }

    private static boolean isRounded(JsonParser parser, SqlType type) {
        boolean isReal = type.kind() == SqlType.Kind.REAL;
        if (!(isReal || type.kind() == SqlType.Kind.DOUBLE) || !isNumber(parser)) {
            return false;
        }
        var text = parser.getString();
        if (text.length() <= EXACT_DIGITS) {
            return false;
        }
        double number = Double.parseDouble(text);
        double stored = isReal ? (float) number : number;
        return Double.isInfinite(stored)
                || (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                        && new BigDecimal(stored).compareTo(new BigDecimal(text)) != 0);
    }

    /** Any value, as text. */
    private static CastFailure.@Nullable Kind text(
            JsonParser parser, SqlType type, CopyBuffer out) {
        int from = out.size();
        if (isString(parser)) {
            string(parser, out);
        } else {
            JsonPrint.value(parser, out, from);
        }
        return type.length() > 0 && isLonger(out, from, type.length())
                ? CastFailure.Kind.LENGTH
                : null;
    }

    /** In characters, as Postgres counts. */
    private static boolean isLonger(CopyBuffer out, int from, int maxLength) {
        return out.size() - from > maxLength && out.charactersFrom(from) > maxLength;
    }

    private static CastFailure.@Nullable Kind character(
            JsonParser parser, SqlType type, CopyBuffer out) {
        if (!isString(parser)) {
            return CastFailure.Kind.TYPE;
        }
        int from = out.size();
        string(parser, out);
        return out.charactersFrom(from) == type.length() ? null : CastFailure.Kind.TYPE;
    }

    private static void string(JsonParser parser, CopyBuffer out) {
        out.text(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    private static CastFailure.@Nullable Kind uuid(
            JsonParser parser, CellForm form, CopyBuffer out) {
        var uuid = isString(parser) ? uuid(parser) : null;
        if (uuid == null) {
            return CastFailure.Kind.TYPE;
        }
        form.uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), out);
        return null;
    }

    /** The UUID that a string is, by the rules of {@link UUID#fromString}. */
    public static @Nullable UUID uuid(JsonParser parser) {
        try {
            return UUID.fromString(parser.getString());
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static CastFailure.@Nullable Kind integer(
            JsonParser parser, SqlType type, long min, long max, CellForm form, CopyBuffer out) {
        var whole = whole(parser);
        if (whole.isEmpty() || whole.getAsLong() < min || whole.getAsLong() > max) {
            return CastFailure.Kind.TYPE;
        }
        form.integer(whole.getAsLong(), type.kind(), out);
        return null;
    }

    /** The number where it is whole, also as 1.0 or 1e3, and has 64 bits. */
    private static OptionalLong whole(JsonParser parser) {
        if (!isNumber(parser)) {
            return OptionalLong.empty();
        }
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return OptionalLong.of(parser.getLongValue());
        }
        try {
            var number = new BigDecimal(parser.getString());
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                return OptionalLong.empty();
            }
            var whole = number.toBigInteger();
            boolean fits =
                    new BigDecimal(whole).compareTo(number) == 0
                            && whole.compareTo(MIN_LONG) >= 0
                            && whole.compareTo(MAX_LONG) <= 0;
            return fits ? OptionalLong.of(whole.longValue()) : OptionalLong.empty();
        } catch (NumberFormatException beyondBigDecimal) {
            return OptionalLong.empty();
        }
    }

    private static CastFailure.@Nullable Kind floating(
            JsonParser parser, SqlType type, CellForm form, CopyBuffer out) {
        if (!isNumber(parser)) {
            return CastFailure.Kind.TYPE;
        }
        form.floating(Double.parseDouble(parser.getString()), type.kind(), out);
        return null;
    }

    private static CastFailure.@Nullable Kind numeric(JsonParser parser, CopyBuffer out) {
        if (!isNumber(parser)) {
            return CastFailure.Kind.TYPE;
        }
        out.ascii(parser.getString());
        return null;
    }

    private static CastFailure.@Nullable Kind bool(
            JsonParser parser, CellForm form, CopyBuffer out) {
        if (!parser.hasToken(JsonToken.VALUE_TRUE) && !parser.hasToken(JsonToken.VALUE_FALSE)) {
            return CastFailure.Kind.TYPE;
        }
        form.bool(parser.hasToken(JsonToken.VALUE_TRUE), out);
        return null;
    }

    private static CastFailure.@Nullable Kind timestamp(
            JsonParser parser, CellForm form, CopyBuffer out) {
        if (!isString(parser)) {
            return CastFailure.Kind.TYPE;
        }
        try {
            form.timestamp(micros(parser), out);
            return null;
        } catch (DateTimeException unfit) {
            return CastFailure.Kind.TYPE;
        }
    }

    /**
     * The point in time that a string is, in microseconds since 1970.
     *
     * @throws DateTimeException when it is none, or out of Postgres' range
     */
    public static long micros(JsonParser parser) {
        return PgTimestamp.parse(
                parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    private static CastFailure.@Nullable Kind date(
            JsonParser parser, CellForm form, CopyBuffer out) {
        if (!isString(parser)) {
            return CastFailure.Kind.TYPE;
        }
        try {
            form.date(PgTimestamp.parseDate(parser.getString()), out);
            return null;
        } catch (DateTimeException unfit) {
            return CastFailure.Kind.TYPE;
        }
    }

    private static CastFailure.@Nullable Kind json(
            JsonParser parser, SqlType type, CellForm form, CopyBuffer out) {
        form.beginJson(type.kind(), out);
        JsonPrint.value(parser, out, out.size());
        return null;
    }

    private static boolean isString(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_STRING);
    }

    private static boolean isNumber(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
    }
}
