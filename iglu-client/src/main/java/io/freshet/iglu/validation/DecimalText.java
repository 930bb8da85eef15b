package io.freshet.iglu.validation;

import io.freshet.event.json.NumberText;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The exact value of a JSON number, at a cost that does not grow with the square of its length. */
final class DecimalText {

    /** Longer mantissas are cut; no schema compares with so long a number. */
    private static final int MOST_DIGITS = 2_000;

    private DecimalText() {}

    /**
     * The value; empty where the exponent is beyond what a {@link BigDecimal} holds. A mantissa of
     * more than 2,000 characters is cut in a way that keeps it on the same side of every shorter
     * number.
     */
    static Optional<BigDecimal> of(JsonNode number) {
        if (!(number instanceof NumberText written)) {
            return number.decimalValueOpt();
        }
        try {
            var text = written.text();
            return Optional.of(text.length() <= MOST_DIGITS ? new BigDecimal(text) : cut(text));
        } catch (NumberFormatException | ArithmeticException exponentBeyondInt) {
            return Optional.empty();
        }
    }

    /** The number as the reference's messages print it. */
    static String words(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asString();
        }
        // the reference holds this one as a double
        return number.asString().equals("-0")
                ? "-0.0"
                : of(number).map(BigDecimal::toString).orElseGet(number::asString);
    }

    private static BigDecimal cut(String text) {
        var e = Math.max(text.indexOf('e'), text.indexOf('E'));
        var mantissa = e < 0 ? text : text.substring(0, e);
        var exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1).replaceFirst("^\\+", ""));
        if (mantissa.length() <= MOST_DIGITS) {
            return new BigDecimal(text);
        }
        var point = mantissa.indexOf('.');
        var whole = point < 0 ? mantissa.length() : point;
        var kept = mantissa.substring(0, MOST_DIGITS).replace(".", "");
        var lost = mantissa.substring(MOST_DIGITS);
        var sticky = lost.chars().anyMatch(c -> c >= '1' && c <= '9') ? "1" : "0";
        // digits of the whole part that were cut become zeros
        var signs = mantissa.startsWith("-") ? 1 : 0;
        var wholeDigits = whole - signs;
        var keptDigits = kept.length() - signs + 1;
        return new BigDecimal(kept + sticky)
                .scaleByPowerOfTen(Math.addExact(exponent, wholeDigits - keptDigits));
    }
}
