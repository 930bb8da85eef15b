package io.freshet.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    private static long measure(String text) throws InvalidJson {
        var scanner = new JsonScanner(text, 0);
        long size = scanner.value();
        scanner.end();
        return size;
    }

    private static String scanned(String text) {
        try {
            measure(text);
            return "";
        } catch (InvalidJson e) {
            return e.getMessage();
        }
    }

    private static String parsed(String text) {
        try {
            Json.parse(text);
            return "";
        } catch (InvalidJson e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " { } ",
                "[]",
                "[ 1 , -0, 1.50e+3 ]",
                "{\"a\" : [true,false,null], \"b\":{\"c\":\"\"}}",
                "\"é\\u00e9\\/\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f\\u009f\\u00a0 €\"",
                "\"\uD83D\uDE00 \\ud83d\\ude00 \\ud83d \\ude00\\ud83d\\ud83d\\ude00\"",
                "\"\u007f\u0085\u00a0\u07ff\u0800\"",
            })
    void measuresWhatPrintingTakes(String text) throws InvalidJson {
        assertThat(measure(text)).isEqualTo(Json.printBytes(Json.parse(text)).length);
    }

    @Test
    void saysOfAnyTextWhatTheParserSays() {
        var random = new Random(7);
        var pieces =
                new String[] {
                    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00", "a", "e", "0", "1", ".", "-",
                    " ", "true", "null", "fals", "\"a\"", "\"b\":", "1e5", "\n", "\u0001"
                };
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(7); length >= 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var problem = parsed(text.toString());
            assertThat(scanned(text.toString())).as(text.toString()).isEqualTo(problem);
            taken += problem.isEmpty() ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(1000);
    }

    @Test
    void nestsAsDeepAsTheParserAndNotDeeper() throws InvalidJson {
        var deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

        assertThat(measure(deepest)).isEqualTo(2L * Json.MAX_DEPTH);
        assertThatThrownBy(() -> measure("[" + deepest + "]"))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> measure("[".repeat(5_000_000))).isInstanceOf(InvalidJson.class);
    }
}
