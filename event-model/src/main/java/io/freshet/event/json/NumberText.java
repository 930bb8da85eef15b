package io.freshet.event.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
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
        return NUMBER.matcher(text).matches();
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
