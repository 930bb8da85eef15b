package io.freshet.enricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldParsersTest {

    @ParameterizedTest(name = "[{0}] -> [{1}]")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    '1.2.3.4',          1.2.3.4
                    '1.2.3.4, 9.9.9.9', 1.2.3.4
                    '1.2.3.4|9.9.9.9',  1.2.3.4
                    ' 1.2.3.4',         -
                    ',',                -
                    '',                 -
                    'unknown',          unknown
                    """)
    void ipIsTheFirstOfSeveral(String value, String expected) {
        assertThat(FieldParsers.ip(value)).isEqualTo(new Parsed.Text(expected));
    }

    @ParameterizedTest(name = "[{0}] -> [{1}]")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    10,         10
                    +5,         5
                    -3.25,      -3.25
                    1E-7,       1E-7
                    0E-10,      0E-10
                    1e5,        100000
                    1E+2,       100
                    5.,         5
                    -0,         0
                    00012.3400, 12.3400
                    null,       -
                    NULL,       -
                    """)
    void decimalIsPrintedWithoutNegativeScale(String value, String expected) {
        assertThat(FieldParsers.decimal(value)).isEqualTo(new Parsed.Text(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1.5", "NaN", "1_000", "0x1p3", "1e999999999", "1e99999999999"})
    void whatIsNoDecimalOrWouldFillTheMemoryIsRefused(String value) {
        assertMisfit(
                FieldParsers.decimal(value),
                "cannot be converted to java.math.BigDecimal. Error : ");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"0, 0", "-5, -5", "+7, 7", "007, 7", "2147483647, 2147483647"})
    void integerIsAnyThatJavaReads(String value, String expected) {
        assertThat(FieldParsers.integer(value)).isEqualTo(new Parsed.Text(expected));
    }

    @Test
    void integerMayHaveDigitsOfAnyScript() {
        assertThat(FieldParsers.integer("\u0663\u0664")).isEqualTo(new Parsed.Text("34"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5 ", "1e3", "2147483648", "1_000"})
    void whatIsNoIntegerIsRefused(String value) {
        assertMisfit(FieldParsers.integer(value), "cannot be converted to java.lang.Integer");
    }

    @Test
    void dimensionsAreTwoNumbers() {
        assertThat(FieldParsers.dimensions("00800x0600")).isEqualTo(new Parsed.Texts("800", "600"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x768", "1024x", "1024X768", "1 x 2", "12.5x3", "1x2x3", "\u0661x1"})
    void whatIsNoPairOfNumbersIsRefused(String value) {
        assertMisfit(FieldParsers.dimensions(value), "does not conform to regex (\\d+)x(\\d+)");
    }

    @Test
    void dimensionsBeyond32BitsAreRefusedInOtherWords() {
        assertMisfit(
                FieldParsers.dimensions("99999999999x1"),
                "could not be converted to java.lang.Integer s");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "1700000000000, 2023-11-14 22:13:20.000",
        "+1700000000000, 2023-11-14 22:13:20.000",
        "-1, 1969-12-31 23:59:59.999",
        "253402300799999, 9999-12-31 23:59:59.999",
        "-62167219200000, 0000-01-01 00:00:00.000",
    })
    void timestampIsMillisecondsSinceTheEpoch(String value, String expected) {
        assertThat(FieldParsers.timestamp(value)).isEqualTo(new Parsed.Text(expected));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "253402300800000, 10000-01-01 00:00:00.000",
        "-62167219200001, -0001-12-31 23:59:59.999",
        "9223372036854775807, 292278994-08-17 07:12:55.807",
        "-9223372036854775808, -292275055-05-16 16:47:04.192",
    })
    void timestampOutsideFourDigitYearsIsRefused(String value, String text) {
        assertMisfit(
                FieldParsers.timestamp(value),
                "formatting as " + text + " is not Redshift-compatible");
    }

    @Test
    void uuidIsMadeLowerCaseAndMustHaveAllItsDigits() {
        assertThat(FieldParsers.uuid("A1B2C3D4-E5F6-4A7B-8C9D-0E1F2A3B4C5D"))
                .isEqualTo(new Parsed.Text("a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"));
        assertMisfit(FieldParsers.uuid("1-1-1-1-1"), "not a valid UUID");
        assertMisfit(FieldParsers.uuid("a1b2c3d4e5f64a7b8c9d0e1f2a3b4c5d1234"), "not a valid UUID");
        assertMisfit(FieldParsers.uuid("a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5g"), "not a valid UUID");
    }

    @Test
    void flagIsOneOrZero() {
        assertThat(FieldParsers.flag("1")).isEqualTo(new Parsed.Text("1"));
        assertMisfit(
                FieldParsers.flag("true"), "cannot be converted to Boolean-like java.lang.Byte");
    }

    @Test
    void namesAreMatchedExactly() {
        assertThat(FieldParsers.eventType("ev")).isEqualTo(new Parsed.Text("struct"));
        assertThat(FieldParsers.platform("iot")).isEqualTo(new Parsed.Text("iot"));
        assertMisfit(FieldParsers.eventType("PV"), "not recognized as an event type");
        assertMisfit(FieldParsers.platform("WEB"), "not recognized as a tracking platform");
    }

    @Test
    void jsonMayComeInEitherAlphabetOfBase64() {
        Function<String, String> json =
                text -> ((Parsed.Json) FieldParsers.base64Json(text)).json().toString();

        assertThat(json.apply("eyJrIjoiPz8_Pj4-In0")).isEqualTo("{\"k\":\"???>>>\"}");
        assertThat(json.apply("eyJrIjoiPz8/Pj4+In0=")).isEqualTo("{\"k\":\"???>>>\"}");
        assertThat(json.apply("ey Jr\nIjoiPz8/Pj4+In0=and more")).isEqualTo("{\"k\":\"???>>>\"}");
        assertMisfit(FieldParsers.base64Json("!!"), "invalid json: ");
    }

    private static void assertMisfit(Parsed parsed, String expectation) {
        assertThat(parsed).isInstanceOf(Parsed.Misfit.class);
        assertThat(((Parsed.Misfit) parsed).expectation()).startsWith(expectation);
    }
}
