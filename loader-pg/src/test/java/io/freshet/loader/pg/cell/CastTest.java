package io.freshet.loader.pg.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonWriter;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.SqlType.Kind;
import io.freshet.vectors.TestData;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

class CastTest {

    private static final Pattern SIZED = Pattern.compile("(VARCHAR|CHAR)\\((\\d+)\\)");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** A recorded cast. */
    record Vector(String id, JsonNode json) {

        SqlType type() {
            return CastTest.type(json.path("type").asString());
        }

        JsonNode value() {
            return json.path("value");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Vector> vectors() {
        return TestData.lines("loader-pg/cast-vectors-public.ndjson").stream()
                .map(CastTest::json)
                .map(json -> new Vector(json.path("id").asString(), json))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void castsAreTheReferences(Vector vector) {
        if (vector.value().isNull()) {
            assertThat(vector.json().path("value_out").isNull()).isTrue();
            return; // null never gets here: the cell is empty
        }
        if (isOursOnly(vector)) {
            assertThat(cell(vector.value(), vector.type())).isNotNull();
            return;
        }
        var out = new CopyBuffer();

        var kind = write(vector.value(), vector.type(), out);

        if (vector.json().has("value_out")) {
            var expected = vector.json().path("value_out").asString();
            if (kind == CastFailure.Kind.LENGTH) {
                // Snowplow: the cast lets it pass and the database refuses it
                assertThat(expected.length())
                        .isGreaterThan("Varchar()".length() + vector.type().length());
            } else {
                assertThat(kind).isNull();
                assertThat(recorded(vector.type(), out.textFrom(0))).isEqualTo(expected);
            }
        } else {
            assertThat(kind).isEqualTo(CastFailure.Kind.TYPE);
            if (vector.json().has("error")) {
                var failure = CastFailure.type(vector.type(), vector.value());
                assertThat(failure.message()).isEqualTo(vector.json().path("error").asString());
            }
        }
    }

    /** Days are stored. */
    private static boolean isOursOnly(Vector vector) {
        return vector.type().equals(SqlType.DATE)
                && vector.value().isString()
                && ISO_DAY.matcher(vector.value().stringValue()).matches();
    }

    /** Our cell in the words of the recording. */
    private static String recorded(SqlType type, String cell) {
        return switch (type.kind()) {
            case VARCHAR -> "Varchar(" + cell + ")";
            case CHAR -> "Char(" + cell + ")";
            case UUID -> "Uuid(" + cell + ")";
            case TIMESTAMP -> "Timestamp(" + (cell.contains(".") ? cell : cell + ".0") + ")";
            case INTEGER -> "Integer(" + cell + ")";
            case BIGINT -> "BigInt(" + cell + ")";
            case DOUBLE -> "Double(" + cell + ")";
            case BOOLEAN -> "Boolean(" + (cell.equals("t") ? "true" : "false") + ")";
            case JSONB -> "Jsonb(" + SpacedJson.print(json(cell)) + ")";
            default -> throw new IllegalArgumentException(type.toSql());
        };
    }

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "2021-02-28"                       | DATE             | 2021-02-28
                    "0000-01-01"                       | DATE             | 0001-01-01 BC
                    "2021-01-02T03:04:05.678Z"         | TIMESTAMP        | 2021-01-02 03:04:05.678
                    "2021-01-31T03:04:05Z"             | TIMESTAMP        | 2021-01-31 03:04:05
                    "2021-01-02T03:04:05.123456789Z"   | TIMESTAMP        | 2021-01-02 03:04:05.123457
                    "2021-01-02T03:04:05.6+02:00"      | TIMESTAMP        | 2021-01-02 01:04:05.6
                    "-0001-01-02T03:04:05Z"            | TIMESTAMP        | 0002-01-02 03:04:05 BC
                    "+12021-01-02T03:04:05Z"           | TIMESTAMP        | 12021-01-02 03:04:05
                    1-2-3-4-5                          | TIMESTAMP        |
                    "2021-02-29T03:04:05Z"             | TIMESTAMP        |
                    "2021-13-02T03:04:05Z"             | TIMESTAMP        |
                    "2021-02-30"                       | DATE             |
                    "+999999999-01-01T00:00:00Z"       | TIMESTAMP        |
                    "1-2-3-4-5"                        | UUID             | 00000001-0002-0003-0004-000000000005
                    "C6EF3124-B53A-4B13-A233-0088F79DCBCB" | UUID         | c6ef3124-b53a-4b13-a233-0088f79dcbcb
                    1e3                                | INTEGER          | 1000
                    -2147483648                        | INTEGER          | -2147483648
                    2147483648                         | INTEGER          |
                    1e400                              | BIGINT           |
                    1e999999999999                     | BIGINT           |
                    0e999999999999                     | BIGINT           |
                    -9223372036854775808               | BIGINT           | -9223372036854775808
                    1e400                              | DOUBLE PRECISION | Infinity
                    12345678901234567890               | NUMERIC          | 12345678901234567890
                    40000                              | SMALLINT         |
                    "x"                                | OTHER            |
                    """)
    void furtherCasts(String value, String type, String expected) {
        var json = value.startsWith("1-2") ? json("\"" + value + "\"") : json(value);

        assertThat(cell(json, type(type))).isEqualTo(expected);
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(cell(json("\"😀😀\""), SqlType.varchar(2))).isEqualTo("😀😀");
        assertThat(cell(json("\"😀😀\""), SqlType.character(2))).isEqualTo("😀😀");
        assertThat(cell(json("\"😀😀\""), SqlType.varchar(1))).isNull();
    }

    @Test
    void jsonLosesWhatPostgresCannotStore() {
        assertThat(cell(json("{\"a\\u0000\":[\"\\u0000b\",\"\\ud83d\"]}"), SqlType.JSONB))
                .isEqualTo("{\"a\":[\"b\",\"\uFFFD\"]}");
        assertThat(cell(json("\"a\\\\u0000\""), SqlType.JSONB)).isEqualTo("\"a\\\\u0000\"");
    }

    private static String cell(JsonNode value, SqlType type) {
        var out = new CopyBuffer();
        return write(value, type, out) == null ? out.textFrom(0) : null;
    }

    private static CastFailure.Kind write(JsonNode value, SqlType type, CopyBuffer out) {
        var text = JsonWriter.lossless(16).tree(value).toString();
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return Cast.write(parser, type, CopyFormat.TEXT.cells(), out);
        }
    }

    private static SqlType type(String text) {
        var sized = SIZED.matcher(text);
        if (sized.matches()) {
            return new SqlType(Kind.valueOf(sized.group(1)), Integer.parseInt(sized.group(2)));
        }
        return new SqlType(text.equals("DOUBLE PRECISION") ? Kind.DOUBLE : Kind.valueOf(text), 0);
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
