package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2015-05-03T02:31:22.123Z, 2015-05-03T02:31:22.123Z",
        "2015-05-03T02:31:22.1239999999Z, 2015-05-03T02:31:22.123Z",
        "2015-05-03T02:31:22Z, 2015-05-03T02:31:22Z",
        "2015-05-03T02:31+02:00, 2015-05-03T00:31:00Z",
        "2015-05-03T02-0130, 2015-05-03T03:30:00Z",
        "2015-05-03T, 2015-05-03T00:00:00Z",
        "2015-05-03, 2015-05-03T00:00:00Z",
        "2015-5-3T2:3:4, 2015-05-03T02:03:04Z",
        "2015, 2015-01-01T00:00:00Z",
        "-0001-01-01, -0001-01-01T00:00:00Z"
    })
    void missingPartsAreTheEarliest(String text, Instant instant) {
        assertThat(IsoTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2015-13-01",
                "2015-02-29",
                "2015-05-03T24:00:00Z",
                "2015-05-03 02:31:22",
                "2015-05-03T02:31:22+99:00",
                "999999999-01-01",
                "2015-05-03Z"
            })
    void whatIsNotOnTheCalendarIsNoTime(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }

    @Test
    void aLongFractionCostsNothing() {
        assertThat(IsoTime.parse("2015-05-03T02:31:22." + "9".repeat(1_000_000)))
                .contains(Instant.parse("2015-05-03T02:31:22.999Z"));
    }
}
