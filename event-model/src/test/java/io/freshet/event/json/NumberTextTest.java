package io.freshet.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
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
