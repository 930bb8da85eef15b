package io.freshet.loader.pg.side;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    2021-03-04T05:06:07Z, 2021-03-04 05:06:07.000000
                    2021-03-04 05:06:07.089, 2021-03-04 05:06:07.089000
                    2021-03-04T05:06:07.123456789Z, 2021-03-04 05:06:07.123456
                    2021-03-04T05:06:07+02:00, 2021-03-04 03:06:07.000000
                    2021-03-04T05:06:07-02:30, 2021-03-04 07:36:07.000000
                    +12345-03-04T05:06:07Z, 12345-03-04 05:06:07.000000
                    0001-01-01T00:00:00Z, 0001-01-01 00:00:00.000000
                    0000-12-31T23:59:59Z, -
                    +294276-01-01T00:00:00Z, -
                    2021-02-30T00:00:00Z, -
                    yesterday, -
                    '', -
                    -, -
                    """)
    void timesAreTimestampsInUtc(String text, String expected) {
        assertThat(Texts.timestamp(text)).isEqualTo(expected);
    }

    @Test
    void millisecondsBeyondThePostgresCalendarAreItsEnds() {
        assertThat(Texts.timestamp(Long.MIN_VALUE)).isEqualTo("0001-01-01 00:00:00.000000");
        assertThat(Texts.timestamp(Long.MAX_VALUE)).isEqualTo("294275-12-31 23:59:59.999000");
        assertThat(Texts.timestamp(-1)).isEqualTo("1969-12-31 23:59:59.999000");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    C6EF3124-B53A-4B13-A233-0088F79DCBCB, c6ef3124-b53a-4b13-a233-0088f79dcbcb
                    c6ef3124-b53a-4b13-a233-0088f79dcbc, -
                    1-2-3-4-5, -
                    not-a-uuid-but-of-the-same-length-36, -
                    -, -
                    """)
    void onlyUuidsAreUuids(String text, String expected) {
        assertThat(Texts.uuid(text)).isEqualTo(expected);
    }

    @Test
    void cuttingNeverSplitsACharacter() {
        assertThat(Texts.cut("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
        assertThat(Texts.cut("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(Texts.cut("a\u0000b\uD83D", 9)).isEqualTo("ab\uFFFD");
        assertThat(Texts.cut(null, 9)).isNull();
    }
}
