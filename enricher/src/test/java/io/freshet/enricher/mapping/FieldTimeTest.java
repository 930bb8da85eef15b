package io.freshet.enricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTimeTest {

    @ParameterizedTest
    @ValueSource(
            longs = {0, -1, 1_700_000_000_123L, 253402300800000L, -62167219200001L, Long.MAX_VALUE})
    void dayIsReadBackWhateverTheYear(long millis) {
        assertThat(FieldTime.day(FieldTime.format(millis)))
                .isEqualTo(LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)));
    }

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
        var less = FieldTime.minusCalendarPeriod(time, earlier, later);

        assertThat(less).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            textBlock =
                    """
                    -62167219200000, 0000-01-01 00:00:00.000
                    -62167219200001, -0001-12-31 23:59:59.999
                    -1, 1969-12-31 23:59:59.999
                    951782400000, 2000-02-29 00:00:00.000
                    1700000000123, 2023-11-14 22:13:20.123
                    253402300799999, 9999-12-31 23:59:59.999
                    253402300800000, 10000-01-01 00:00:00.000
                    253407398400000, 10000-02-29 00:00:00.000
                    9223372036854775807, 292278994-08-17 07:12:55.807
                    -9223372036854775808, -292275055-05-16 16:47:04.192
                    """)
    void everyInstantHasText(long millis, String text) {
        assertThat(FieldTime.format(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-11-14", "2023-13-14 22:13:20.123", "2023-11-14 22:13:2x.123", ""})
    void otherTextIsNoTime(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> FieldTime.parse(text));
    }

    @Test
    void shortPeriodsAreCountedAsLongOnes() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            long earlier = 1_500_000_000_000L + (long) (random.nextDouble() * 4e11);
            long later = earlier + (long) (random.nextDouble() * 28 * 86_400_000L);
            var expected = FieldTime.format(1_700_000_000_000L - (later - earlier));

            var less =
                    FieldTime.minusCalendarPeriod(
                            FieldTime.format(1_700_000_000_000L),
                            FieldTime.format(earlier),
                            FieldTime.format(later));

            assertThat(less).isEqualTo(expected);
        }
    }
}
