package io.freshet.event.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NumericNode;

/**
 * A number that keeps the text it was written with: {@code 1.10}, {@code 1e3}, {@code -0}, thirty
 * digits. Equal to another only where the texts are equal. Whole numbers of up to 18 digits need no
 * such care and are plain {@link IntNode}s and {@link LongNode}s.
 *
 * <p>As a value it is exact: a big integer for digits alone, a big decimal for all else. Where the
 * exponent is too large for that ({@link #isBeyondDecimal()}) it is the nearest double, which may
 * be infinite. Conversion takes place when first asked for.
 */
public final class NumberText extends ForwardingNumber {

    private static final long serialVersionUID = 1L;
    private static final int MAX_PLAIN_LENGTH = 18;

    /** The text. */
    private final String text;

    private transient volatile @Nullable NumericNode number;

    private NumberText(String text) {
        this.text = text;
    }

    /** The node for a number's text, which must be one by the rules of JSON. */
    public static NumericNode node(String text) {
        if (text.length() > MAX_PLAIN_LENGTH || !isInteger(text)) {
            return new NumberText(text);
        }
        long value = Long.parseLong(text);
        return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
    }

    /** Whether a text is a number by the rules of JSON. */
    public static boolean isNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int at = digits(text, first);
        if (at == first || (text.charAt(first) == '0' && at > first + 1)) {
            return false;
        }
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = at + 1;
            at = digits(text, fraction);
            if (at == fraction) {
                return false;
            }
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            int exponent = at + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            at = digits(text, exponent);
            if (at == exponent) {
                return false;
            }
        }
        return at == text.length();
    }

    /** Where the digits end that begin at {@code from}. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** The text as it was written. */
    public String text() {
        return text;
    }

    /**
     * Whether the exponent is beyond what a {@link BigDecimal} holds; validation by JSON Schema
     * takes such a value for a text.
     */
    public boolean isBeyondDecimal() {
        return number() instanceof DoubleNode;
    }

    /** Whether the text has neither point nor exponent and is not {@code -0}. */
    @Override
    public boolean isIntegralNumber() {
        return isInteger(text);
    }

    @Override
    public boolean isFloatingPointNumber() {
        return !isIntegralNumber();
    }

    @Override
    public boolean isBigInteger() {
        return isIntegralNumber();
    }

    @Override
    public boolean isBigDecimal() {
        return number() instanceof DecimalNode;
    }

    @Override
    public boolean isDouble() {
        return isBeyondDecimal();
    }

    @Override
    public JsonToken asToken() {
        return isIntegralNumber() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    protected String _asString() {
        return text;
    }

    @Override
    public void serialize(JsonGenerator generator, SerializationContext context) {
        generator.writeNumber(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    NumericNode number() {
        var known = number;
        if (known == null) {
            known = convert();
            number = known;
        }
        return known;
    }

    private NumericNode convert() {
        if (isIntegralNumber()) {
            return BigIntegerNode.valueOf(new BigInteger(text));
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException exponentBeyondInt) {
            return DoubleNode.valueOf(Double.parseDouble(text));
        }
    }

    private static boolean isInteger(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return !text.equals("-0");
    }
}
