package io.freshet.enricher.enrichment.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlValueTest {

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    7,                      Integer, 7
                    2147483648,             Long,    2147483648
                    10.0,                   Integer, 10
                    1e2,                    Integer, 100
                    -0,                     Integer, 0
                    1.5,                    Double,  1.5
                    9223372036854775807,    Long,    9223372036854775807
                    9223372036854775808,    Double,  9.223372036854776E18
                    1e400,                  Double,  Infinity
                    1e-99999999999,         Double,  0.0
                    true,                   Boolean, true
                    "7",                    Integer, 7
                    "+7",                   Integer, 7
                    "007",                  Integer, 7
                    "9000000000",           Long,    9000000000
                    "1.5",                  Double,  1.5
                    " 1.5 ",                Double,  1.5
                    "1e3",                  Double,  1000.0
                    "TRUE",                 Boolean, true
                    "false",                Boolean, false
                    "",                     String,  ``
                    "u-100",                String,  u-100
                    "12 books",             String,  12 books
                    """)
    void valueOfAnEntityIsTakenForWhatItReadsAs(String json, String type, String text)
            throws InvalidJson {
        var value = SqlValue.ofJson(Json.parse(json)).orElseThrow();

        assertThat(value.getClass().getSimpleName()).isEqualTo(type);
        assertThat(value).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"null", "[1]", "[]", "{}"})
    void whatIsNoSingleValueIsNone(String json) throws InvalidJson {
        assertThat(SqlValue.ofJson(Json.parse(json))).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            textBlock =
                    """
                    USER_ID,         7,                       String
                    PAGE_URLPORT,    443,                     Integer
                    BR_COOKIES,      1,                       Byte
                    GEO_LATITUDE,    37.7,                    Float
                    TR_TOTAL,        12.30,                   Double
                    COLLECTOR_TSTAMP, 2023-11-14 22:13:20.123, String
                    PAGE_URLPORT,    none,                    String
                    """)
    void columnHasItsOwnType(AtomicField field, String text, String type) {
        assertThat(SqlValue.ofColumn(field, text).getClass().getSimpleName()).isEqualTo(type);
    }
}
