package io.freshet.enricher.enrichment.currency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTextTest {

    @Test
    void ratesKeepTheirDigits() {
        var answer = RatesText.parse("{\"base\":\"USD\",\"rates\":{\"EUR\":0.80,\"JPY\":110.25}}");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RatesAnswer.Rates.class,
                        rates -> {
                            assertThat(rates.of("EUR")).contains(new BigDecimal("0.80"));
                            assertThat(rates.of("USD")).contains(BigDecimal.ONE);
                            assertThat(rates.of("GBP")).isEmpty();
                        });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    {"error":true,"status":401,"message":"invalid_app_id"} -> invalid_app_id
                    [] -> OER response couldn't be decoded
                    {"rates":[1]} -> OER response couldn't be decoded
                    {"rates":{"EUR":"0.8"}} -> OER response couldn't be decoded
                    """)
    void everythingElseIsToldInTheReferencesWords(String text, String message) {
        assertThat(RatesText.parse(text)).isEqualTo(RatesAnswer.other(message));
    }

    @Test
    void aTextThatIsNoJsonIsQuotedAtItsBeginning() {
        assertThat(((RatesAnswer.None) RatesText.parse("<html>down</html>")).sentence())
                .isEqualTo(
                        "Open Exchange Rates error, type: [OtherErrors], message: [OER response is"
                                + " not JSON: expected json value got '<html>...' (line 1, column 1)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e-400000000", "1e400000000"})
    void noArithmeticIsDoneWithRatesThatCannotBe(String rate) {
        assertThat(RatesText.parse("{\"rates\":{\"EUR\":" + rate + "}}"))
                .isInstanceOf(RatesAnswer.None.class);
    }
}
