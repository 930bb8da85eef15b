package io.freshet.collector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmplitudeEventTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "1714557600000, 1714557600000",
                "1714557600000.0, 1714557600000",
                "1.7145576e12, 1714557600000",
                "-1, -1",
                "0e999999999, 0",
                "9223372036854775807, 9223372036854775807",
                "\"1714557600000\", 1714557600000",
                "\"1e3\", 1000"
            })
    void aWholeNumberIsATimeHoweverItIsWritten(String json, String expected) throws InvalidJson {
        assertThat(AmplitudeEvent.wholeNumber(Json.parse(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "9223372036854775808",
                "1e400",
                "1e999999999",
                "1e99999999999999999999",
                "1e-999999999",
                "\"\"",
                "\"now\"",
                "\" 1\"",
                "\"01\"",
                "null",
                "true",
                "[1]",
                "{}"
            })
    void allElseIsNone(String json) throws InvalidJson {
        assertThat(AmplitudeEvent.wholeNumber(Json.parse(json))).isNull();
    }
}
