package io.freshet.event.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "1E+2",
                "-0",
                "-0.0",
                "1.10",
                "1e400",
                "1e-400",
                "1e99999999999",
                "123456789012345678901234567890",
                "0",
                "-2147483649",
                "[1,2.50,{\"a\":-1e-7}]",
                "{\"b\":null,\"a\":true,\"\":[]}",
                "\"/\u2028\u00a0é😀\"",
                "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u009f\"",
                "null"
            })
    void printsWhatItRead(String text) throws InvalidJson {
        assertThat(Json.print(Json.parse(text))).isEqualTo(text);
        assertThat(Json.printBytes(Json.parse(text.getBytes(UTF_8))))
                .isEqualTo(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "NaN",
                "01",
                "-",
                "+1",
                "1.",
                ".5",
                "1e",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "1 2",
                "{} x",
                "[",
                "]",
                "\"",
                "/* */1",
                "\uFEFF1",
                "\u00a01",
                "truefalse",
                "[1}",
                "12abc"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(InvalidJson.class);
        assertThatThrownBy(() -> Json.parse(text.getBytes(UTF_8))).isInstanceOf(InvalidJson.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> Json.parse("{}".getBytes(UTF_16))).isInstanceOf(InvalidJson.class);
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xFF, '"'}))
                .isInstanceOf(InvalidJson.class);
    }

    @Test
    void acceptsTheReplacementCharacterItself() throws InvalidJson {
        assertThat(Json.parse("\"\uFFFD\"".getBytes(UTF_8)).stringValue()).isEqualTo("\uFFFD");
    }

    @Test
    void messageSaysWhereAndQuotesSixCharactersAtMost() {
        assertThatThrownBy(() -> Json.parse("{\"a\": secretly}"))
                .hasMessageContaining("line 1, column")
                .hasMessageContaining("secret")
                .hasMessageNotContaining("secretl");
    }

    @Test
    void duplicateKeyKeepsFirstPositionAndLastValue() throws InvalidJson {
        var json = Json.parse("{\"a\":1,\"b\":2,\"a\":3}");

        assertThat(Json.print(json)).isEqualTo("{\"a\":3,\"b\":2}");
    }

    @Test
    void nestsFiveHundredDeepAndNoDeeper() throws InvalidJson {
        var deepest = "[".repeat(500) + "]".repeat(500);

        assertThat(Json.print(Json.parse(deepest))).isEqualTo(deepest);
        assertThatThrownBy(() -> Json.parse("[" + deepest + "]")).isInstanceOf(InvalidJson.class);
    }

    @Test
    void unpairedSurrogateBecomesQuestionMark() throws InvalidJson {
        assertThat(Json.print(Json.parse("\"a\\ud83db\\ude00\\ud83d\\ude00\"")))
                .isEqualTo("\"a?b?😀\"");
    }

    @Test
    void escapesAreUndone() throws InvalidJson {
        assertThat(Json.print(Json.parse("\"\\/\\u00e9\\u0041\""))).isEqualTo("\"/éA\"");
    }

    @Test
    void unpairedSurrogateMayStandInANameToo() throws InvalidJson {
        assertThat(Json.parse("{\"\\ud83d\":1}").get("\uD83D").intValue()).isEqualTo(1);
    }

    @Test
    void agreesWithJacksonOnWhatIsJson() {
        var random = new Random(20261121);
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            var text =
                    new StringBuilder(
                            "{\"a\":[1,-2.5e+3,\"x\\n\\u00e9\"],\"b\":{\"c\":null,\"d\":true}} ");
            for (int j = 1 + random.nextInt(3); j > 0; j--) {
                int from = random.nextInt(text.length());
                int splinter = random.nextInt(24);
                text.replace(
                        from,
                        Math.min(text.length(), from + random.nextInt(3)),
                        splinter == 0
                                ? ""
                                : "{}[],:\"\\01.eE+-tfnu \n\t\u0001é"
                                        .substring(splinter - 1, splinter));
            }

            boolean ours = isJson(text.toString());

            assertThat(ours).as(text.toString()).isEqualTo(isJacksonJson(text.toString()));
            accepted += ours ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(5_000);
    }

    private static boolean isJson(String text) {
        try {
            return !Json.parse(text).isMissingNode();
        } catch (InvalidJson e) {
            return false;
        }
    }

    private static boolean isJacksonJson(String text) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Test
    void printsNodesOfOurOwnMaking() {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("i", 1)
                        .put("d", 1.0)
                        .put("n", Double.NaN)
                        .put("b", new BigDecimal("1.10"));

        assertThat(Json.print(json)).isEqualTo("{\"i\":1,\"d\":1.0,\"n\":null,\"b\":1.10}");
    }

    @Test
    void longTextsOfAnyWidthAreWhole() throws InvalidJson {
        var text = "é\u0001😀a\"".repeat(5000);

        var printed = Json.print(JsonNodeFactory.instance.stringNode(text));

        assertThat(Json.parse(printed).stringValue()).isEqualTo(text);
    }
}
