package io.freshet.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest(name = "{0} is a whole number: {1}")
    @CsvSource({
        "0, true",
        "-1, true",
        "999999999999999999, true",
        "18446744073709551616, true",
        "123456789012345678901234567890, true",
        "-0, false",
        "-0.0, false",
        "1.0, false",
        "1e2, false",
        "1E2, false"
    })
    void wholeNumbersAreDigitsOnly(String text, boolean whole) {
        var node = NumberText.node(text);

        assertThat(node.isIntegralNumber()).isEqualTo(whole);
        assertThat(node.isNumber()).isTrue();
    }

    @Test
    void isNumberAsTheGrammarSays() {
        var grammar = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
        var random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(8); j > 0; j--) {
                text.append("01925.eE+-x".charAt(random.nextInt(11)));
            }

            assertThat(NumberText.isNumber(text.toString()))
                    .as(text.toString())
                    .isEqualTo(grammar.matcher(text).matches());
        }
    }

    @Test
    void isExact() {
        assertThat(NumberText.node("9.9999999999999999999").decimalValue())
                .isEqualTo(new BigDecimal("9.9999999999999999999"));
        assertThat(NumberText.node("18446744073709551616").bigIntegerValue())
                .isEqualTo(BigInteger.TWO.pow(64));
        assertThat(NumberText.node("1e3").intValue()).isEqualTo(1000);
        assertThat(NumberText.node("1.5").hasFractionalPart()).isTrue();
    }

    @Test
    void exponentBeyondDecimalIsToldAndHarmless() {
        var node = (NumberText) NumberText.node("1e99999999999");

        assertThat(node.isBeyondDecimal()).isTrue();
        assertThat(node.doubleValue()).isInfinite();
        assertThat(node.text()).isEqualTo("1e99999999999");
        assertThat(((NumberText) NumberText.node("1e1000000")).isBeyondDecimal()).isFalse();
    }

    @Test
    void isEqualOnlyByText() {
        assertThat(NumberText.node("1.0")).isEqualTo(NumberText.node("1.0"));
        assertThat(NumberText.node("1.0")).isNotEqualTo(NumberText.node("1.00"));
        assertThat(NumberText.node("1.10").toString()).isEqualTo("1.10");
        assertThat(NumberText.node("1.10").asString()).isEqualTo("1.10");
    }
}
