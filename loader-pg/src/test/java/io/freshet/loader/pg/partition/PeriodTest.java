package io.freshet.loader.pg.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.loader.pg.partition.PartitionSettings.Every;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void aMonthGoesFromItsFirstDayToTheNext() {
        var month = Period.at(Every.MONTH, LocalDateTime.parse("2026-12-31T23:59:59.999999"));

        assertThat(month.from()).isEqualTo("2026-12-01T00:00");
        assertThat(month.to()).isEqualTo("2027-01-01T00:00");
        assertThat(month.ending()).isEqualTo("_2026_12");
        assertThat(month.plus(-12).ending()).isEqualTo("_2025_12");
        assertThat(month.bounds()).isEqualTo("FROM ('2026-12-01') TO ('2027-01-01')");
    }

    @Test
    void aDayGoesFromMidnightToMidnight() {
        var day = Period.at(Every.DAY, LocalDateTime.parse("2028-02-28T00:00"));

        assertThat(day.from()).isEqualTo("2028-02-28T00:00");
        assertThat(day.plus(1).ending()).isEqualTo("_2028_02_29");
        assertThat(day.plus(2).from()).isEqualTo("2028-03-01T00:00");
    }

    @Test
    void aMonthBeginsOnItsFirstDay() {
        assertThatThrownBy(() -> new Period(Every.MONTH, LocalDate.parse("2026-01-02")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
