package io.freshet.iglu.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.NumberText;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.DoubleNode;

class DecimalTextTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "-12.50, -12.50", "1e3, 1E+3", "-0, 0", "1e-2, 0.01"})
    void theValueIsExact(String text, BigDecimal value) {
        assertThat(DecimalText.of(NumberText.node(text))).contains(value);
    }

    @Test
    void anExponentBeyondIntHasNoValue() {
        assertThat(DecimalText.of(NumberText.node("1e99999999999"))).isEmpty();
        assertThat(DecimalText.of(DoubleNode.valueOf(Double.NaN))).isEmpty();
    }

    @ParameterizedTest(name = "{0}, then {1} digits {2}")
    @CsvSource({
        "'', 5000, 9", "-, 5000, 9", "0., 5000, 3", "-0., 5000, 3", "1., 5000, 0",
                "12345., 4000, 6",
        "1, 1998, 0", "1, 1999, 0", "1, 2000, 0", "1, 2001, 0", "-1, 1999, 1", "0.000, 3000, 7"
    })
    void aLongNumberStaysOnItsSideOfShortOnes(String start, int count, String digit) {
        var text = start + digit.repeat(count);
        var exact = new BigDecimal(text);

        var value = DecimalText.of(NumberText.node(text)).orElseThrow();

        for (var bound :
                new String[] {
                    "0", "1", "-1", "0.3", "-0.3", "1e4999", "-1e4999", "1e1999", "12345.6",
                    "1e2000"
                }) {
            var other = new BigDecimal(bound);
            assertThat(value.compareTo(other))
                    .as("against " + bound)
                    .isEqualTo(exact.compareTo(other));
        }
    }

    @Test
    void aLongMantissaKeepsItsExponent() {
        var text = "1" + "0".repeat(3000) + "e-3000";

        assertThat(DecimalText.of(NumberText.node(text)).orElseThrow()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "1.0, 1.0", "1e2, 1E+2", "-0, -0.0", "1e99999999999, 1e99999999999"})
    void messagesPrintNumbersAsTheReferenceDoes(String text, String words) {
        assertThat(DecimalText.words(NumberText.node(text))).isEqualTo(words);
    }
}
