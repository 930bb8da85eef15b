package io.freshet.event.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.databind.node.NumericNode;

/** A number that asks another for its value. Nothing but forwarding. */
abstract class ForwardingNumber extends NumericNode {

    private static final long serialVersionUID = 1L;

    /** The number that is asked. */
    abstract NumericNode number();

    @Override
    public NumberType numberType() {
        return number().numberType();
    }

    @Override
    public Number numberValue() {
        return number().numberValue();
    }

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
