package io.freshet.enricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTimeTest {

    @Test
    void textIsReadBack() {
        for (long millis : new long[] {0, -1, 1_700_000_000_123L, -62167219200000L}) {
            var text = FieldTime.format(millis);

            assertThat(FieldTime.format(FieldTime.parse(text))).isEqualTo(text);
        }
    }

    @ParameterizedTest(name = "{0} less {1} to {2} is {3}")
    @CsvSource(
            textBlock =
                    """
                    2023-11-14 22:13:20.123, 2023-01-31 00:00:00.000, 2023-03-01 00:00:00.000, 2023-10-13 22:13:20.123
                    2024-02-29 00:00:00.000, 2020-02-29 00:00:00.000, 2021-03-01 00:00:00.000, 2023-02-27 00:00:00.000
                    2024-03-01 00:00:00.000, 2023-12-31 00:00:00.000, 2024-03-01 00:00:00.000, 2023-12-31 00:00:00.000
                    2022-02-28 00:00:00.000, 2021-12-31 23:59:59.000, 2022-01-02 00:00:00.500, 2022-02-26 23:59:58.500
                    2023-05-30 23:59:59.999, 2023-01-31 00:00:00.123, 2023-03-31 00:00:00.456, 2023-03-30 23:59:59.666
                    2023-03-31 12:00:00.000, 2023-01-31 12:00:00.000, 2023-02-28 11:00:00.000, 2023-03-03 13:00:00.000
                    """)
    void periodIsCountedOnTheCalendar(String time, String earlier, String later, String expected) {
        var less =
                FieldTime.minusCalendarPeriod(
                        FieldTime.parse(time), FieldTime.parse(earlier), FieldTime.parse(later));

        assertThat(FieldTime.format(less)).isEqualTo(expected);
    }
}
