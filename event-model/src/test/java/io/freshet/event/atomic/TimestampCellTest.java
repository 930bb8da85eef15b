package io.freshet.event.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampCellTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2013-11-26 00:02:05, 2013-11-26T00:02:05Z",
        "2013-11-26 00:02:05.000, 2013-11-26T00:02:05Z",
        "2013-11-26 00:02:05.120, 2013-11-26T00:02:05.120Z",
        "2013-11-26 00:02:05.1, 2013-11-26T00:02:05.100Z",
        "2013-11-26 00:02:05.123456789, 2013-11-26T00:02:05.123456789Z",
        "2013-11-26 00:02:05., 2013-11-26T00:02:05Z",
        "2013-11-26T00:02:05, 2013-11-26T00:02:05Z",
        "2012-02-29 23:59:59.999, 2012-02-29T23:59:59.999Z",
        "2013-11-26 24:00:00, 2013-11-27T00:00:00Z",
        "2016-12-31 23:59:60, 2016-12-31T23:59:59Z",
        "+10000-01-01 00:00:00, +10000-01-01T00:00:00Z",
        "0000-01-01 00:00:00, 0000-01-01T00:00:00Z"
    })
    void readsTheUsualAndTheOddForms(String cell, String iso) {
        assertThat(TimestampCell.toIso(cell)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-02-29 00:00:00",
                "1900-02-29 00:00:00",
                "2013-00-01 00:00:00",
                "2013-13-01 00:00:00",
                "2013-01-00 00:00:00",
                "2013-01-32 00:00:00",
                "2013-01-01 00:60:00",
                "2013-01-01 25:00:00",
                "2013-11-26 00:02",
                "2013-11-26  00:02:05",
                "2013-11-26 00:02:05.1234567891",
                "2013-11-26 00:02:05Z",
                "٢013-11-26 00:02:05",
                ""
            })
    void refusesWhatIsNoTimestamp(String cell) {
        assertThat(TimestampCell.toIso(cell)).isEqualTo(byTheBook(cell)).isNull();
    }

    @Test
    void agreesWithTheStandardLibraryOnAnyText() {
        var random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            var cell = new StringBuilder("2024-02-29 23:59:59.120");
            cell.setLength(19 + random.nextInt(5));
            for (int j = random.nextInt(4); j > 0; j--) {
                cell.setCharAt(
                        random.nextInt(cell.length()), "0123456789 -:.".charAt(random.nextInt(14)));
            }

            assertThat(TimestampCell.toIso(cell.toString())).isEqualTo(byTheBook(cell.toString()));
        }
    }

    private static @Nullable String byTheBook(String cell) {
        try {
            return Instant.parse(cell.replace(' ', 'T') + "Z").toString();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
