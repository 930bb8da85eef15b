package io.freshet.event.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser.NumberType;
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
public final class NumberText extends NumericNode {

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
    public NumberType numberType() {
        return number().numberType();
    }

    @Override
    public Number numberValue() {
        return number().numberValue();
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

    private NumericNode number() {
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

    // What follows asks the value and adds nothing.

    @Override
    public short shortValue() {
        return number().shortValue();
    }

    @Override
    public short shortValue(short otherwise) {
        return number().shortValue(otherwise);
    }

    @Override
    public Optional<Short> shortValueOpt() {
        return number().shortValueOpt();
    }

    @Override
    public short asShort() {
        return number().asShort();
    }

    @Override
    public short asShort(short otherwise) {
        return number().asShort(otherwise);
    }

    @Override
    public Optional<Short> asShortOpt() {
        return number().asShortOpt();
    }

    @Override
    public int intValue() {
        return number().intValue();
    }

    @Override
    public int intValue(int otherwise) {
        return number().intValue(otherwise);
    }

    @Override
    public OptionalInt intValueOpt() {
        return number().intValueOpt();
    }

    @Override
    public int asInt() {
        return number().asInt();
    }

    @Override
    public int asInt(int otherwise) {
        return number().asInt(otherwise);
    }

    @Override
    public OptionalInt asIntOpt() {
        return number().asIntOpt();
    }

    @Override
    public long longValue() {
        return number().longValue();
    }

    @Override
    public long longValue(long otherwise) {
        return number().longValue(otherwise);
    }

    @Override
    public OptionalLong longValueOpt() {
        return number().longValueOpt();
    }

    @Override
    public long asLong() {
        return number().asLong();
    }

    @Override
    public long asLong(long otherwise) {
        return number().asLong(otherwise);
    }

    @Override
    public OptionalLong asLongOpt() {
        return number().asLongOpt();
    }

    @Override
    public BigInteger bigIntegerValue() {
        return number().bigIntegerValue();
    }

    @Override
    public BigInteger bigIntegerValue(BigInteger otherwise) {
        return number().bigIntegerValue(otherwise);
    }

    @Override
    public Optional<BigInteger> bigIntegerValueOpt() {
        return number().bigIntegerValueOpt();
    }

    @Override
    public BigInteger asBigInteger() {
        return number().asBigInteger();
    }

    @Override
    public BigInteger asBigInteger(BigInteger otherwise) {
        return number().asBigInteger(otherwise);
    }

    @Override
    public Optional<BigInteger> asBigIntegerOpt() {
        return number().asBigIntegerOpt();
    }

    @Override
    public float floatValue() {
        return number().floatValue();
    }

    @Override
    public float floatValue(float otherwise) {
        return number().floatValue(otherwise);
    }

    @Override
    public Optional<Float> floatValueOpt() {
        return number().floatValueOpt();
    }

    @Override
    public float asFloat() {
        return number().asFloat();
    }

    @Override
    public float asFloat(float otherwise) {
        return number().asFloat(otherwise);
    }

    @Override
    public Optional<Float> asFloatOpt() {
        return number().asFloatOpt();
    }

    @Override
    public double doubleValue() {
        return number().doubleValue();
    }

    @Override
    public double doubleValue(double otherwise) {
        return number().doubleValue(otherwise);
    }

    @Override
    public OptionalDouble doubleValueOpt() {
        return number().doubleValueOpt();
    }

    @Override
    public double asDouble() {
        return number().asDouble();
    }

    @Override
    public double asDouble(double otherwise) {
        return number().asDouble(otherwise);
    }

    @Override
    public OptionalDouble asDoubleOpt() {
        return number().asDoubleOpt();
    }

    @Override
    public BigDecimal decimalValue() {
        return number().decimalValue();
    }

    @Override
    public BigDecimal decimalValue(BigDecimal otherwise) {
        return number().decimalValue(otherwise);
    }

    @Override
    public Optional<BigDecimal> decimalValueOpt() {
        return number().decimalValueOpt();
    }

    @Override
    public BigDecimal asDecimal() {
        return number().asDecimal();
    }

    @Override
    public BigDecimal asDecimal(BigDecimal otherwise) {
        return number().asDecimal(otherwise);
    }

    @Override
    public Optional<BigDecimal> asDecimalOpt() {
        return number().asDecimalOpt();
    }

    @Override
    public boolean canConvertToShort() {
        return number().canConvertToShort();
    }

    @Override
    public boolean canConvertToInt() {
        return number().canConvertToInt();
    }

    @Override
    public boolean canConvertToLong() {
        return number().canConvertToLong();
    }

    @Override
    public boolean hasFractionalPart() {
        return number().hasFractionalPart();
    }

    @Override
    public boolean inShortRange() {
        return number().inShortRange();
    }

    @Override
    public boolean inIntRange() {
        return number().inIntRange();
    }

    @Override
    public boolean inLongRange() {
        return number().inLongRange();
    }

    @Override
    public boolean isNaN() {
        return number().isNaN();
    }

    @Override
    public short _asShortValueUnchecked() {
        return number()._asShortValueUnchecked();
    }

    @Override
    public int _asIntValueUnchecked() {
        return number()._asIntValueUnchecked();
    }

    @Override
    public long _asLongValueUnchecked() {
        return number()._asLongValueUnchecked();
    }
}
