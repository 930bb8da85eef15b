package io.freshet.iglu.validation.fit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** {@code minimum}, {@code maximum} and {@code multipleOf}. */
final class NumberRule {

    /** Longer texts are for the full validator. */
    private static final int MOST_DIGITS = 17;

    /** Whole numbers up to here are exact as double, which the reference divides. */
    private static final long MOST_DIVIDED = 1_000_000_000_000_000L;

    private final @Nullable Bound minimum;
    private final @Nullable Bound maximum;
    private final @Nullable BigDecimal divisor;
    private final long lowest;
    private final long highest;
    private final boolean isOpen;

    NumberRule(@Nullable Bound minimum, @Nullable Bound maximum, @Nullable BigDecimal divisor) {
        this.minimum = minimum;
        this.maximum = maximum;
        this.divisor = divisor;
        lowest = minimum == null ? Long.MIN_VALUE : minimum.lowest();
        highest = maximum == null ? Long.MAX_VALUE : maximum.highest();
        isOpen = minimum == null && maximum == null && divisor == null;
    }

    /**
     * A limit.
     *
     * @param limit of a size that a {@code long} can have
     * @param isExclusive whether the limit itself is beyond
     */
    record Bound(BigDecimal limit, boolean isExclusive) {

        /** The least whole number not below this minimum. */
        private long lowest() {
            var least = limit.setScale(0, RoundingMode.CEILING).toBigInteger();
            return (isLimitOut(least) ? least.add(BigInteger.ONE) : least).longValueExact();
        }

        /** The greatest whole number not above this maximum. */
        private long highest() {
            var most = limit.setScale(0, RoundingMode.FLOOR).toBigInteger();
            return (isLimitOut(most) ? most.subtract(BigInteger.ONE) : most).longValueExact();
        }

        private boolean isLimitOut(BigInteger whole) {
            return isExclusive && new BigDecimal(whole).compareTo(limit) == 0;
        }
    }

    boolean fits(long number) {
        return isOpen
                || (number >= lowest
                        && number <= highest
                        && (divisor == null || isMultiple(number, divisor)));
    }

    /** For a number as it was written. */
    boolean fits(String text) {
        // with some exponents, numbers count as texts
        return !hasExponent(text) && (isOpen || (isShortFraction(text) && isInRange(text)));
    }

    private boolean isInRange(String text) {
        return (isBetweenWholes(text) || isInBounds(new BigDecimal(text)))
                && (divisor == null || new BigDecimal(text).remainder(divisor).signum() == 0);
    }

    private static boolean isMultiple(long number, BigDecimal divisor) {
        return number >= -MOST_DIVIDED
                && number <= MOST_DIVIDED
                && BigDecimal.valueOf(number).remainder(divisor).signum() == 0;
    }

    private static boolean hasExponent(String text) {
        return text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }

    private static boolean isShortFraction(String text) {
        return text.length() <= MOST_DIGITS && text.indexOf('.') > 0;
    }

    /** Whether the whole numbers on both sides are within the bounds. */
    private boolean isBetweenWholes(String text) {
        var whole = 0L;
        var at = text.charAt(0) == '-' ? 1 : 0;
        for (; text.charAt(at) != '.'; at++) {
            whole = whole * 10 + text.charAt(at) - '0';
        }
        var below = text.charAt(0) == '-' ? -whole - 1 : whole;
        return below >= lowest && below + 1 <= highest;
    }

    private boolean isInBounds(BigDecimal number) {
        return isOnSide(number, minimum, 1) && isOnSide(number, maximum, -1);
    }

    private static boolean isOnSide(BigDecimal number, @Nullable Bound bound, int side) {
        if (bound == null) {
            return true;
        }
        var compared = number.compareTo(bound.limit());
        return compared == 0 ? !bound.isExclusive() : compared == side;
    }
}
