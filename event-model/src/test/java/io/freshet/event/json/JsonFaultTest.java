package io.freshet.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a=bbbbbbb        | expected json value got 'a=bbbb...' (line 1, column 1)
                    a=1              | expected json value got 'a=1' (line 1, column 1)
                    this is          | expected true got 'this i...' (line 1, column 1)
                    not              | expected null got 'not' (line 1, column 1)
                    {"a":fa1}        | expected false got 'fa1}' (line 1, column 6)
                    {"a":01}         | expected } or , got '1}' (line 1, column 7)
                    {"a":0x1F}}]}    | expected } or , got 'x1F}}]...' (line 1, column 7)
                    {"a":.5}         | expected json value got '.5}' (line 1, column 6)
                    {"a":-x}         | expected digit got '-x}' (line 1, column 6)
                    [1.e3]           | expected digit got '1.e3]' (line 1, column 2)
                    [1e+]            | expected digit got '1e+]' (line 1, column 2)
                    {bad             | expected " got 'bad' (line 1, column 2)
                    {"a":1,}         | expected " got '}' (line 1, column 8)
                    {"a" 1}          | expected : got '1}' (line 1, column 6)
                    [1 2]            | expected ] or , got '2]' (line 1, column 4)
                    [1,]             | expected json value got ']' (line 1, column 4)
                    [}               | expected json value got '}' (line 1, column 2)
                    {} x             | expected whitespace or eof got 'x' (line 1, column 4)
                    ["\\q"]           | illegal escape sequence (\\q) got '\\...' (line 1, column 3)
                    ["\\u12g4"]       | expected valid unicode escape got '12g4"]' (line 1, column 5)
                    {"a":            | exhausted input
                    ["               | exhausted input
                    ["\\u12           | exhausted input
                    tr               | exhausted input
                    -                | exhausted input
                    """)
    void saysWhatTheReferenceSays(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"9", "10", "0"})
    void controlCharacterIsNamedByItsNumber(int c) {
        assertThatThrownBy(() -> Json.parse("[\"" + (char) c + "a\"]"))
                .hasMessageStartingWith("control char (" + c + ") in string got '" + (char) c)
                .hasMessageEndingWith("...' (line 1, column 3)");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void linesAreCounted(boolean windows) {
        var lines = "{\n\n  \"a\": ?}".replace("\n", windows ? "\r\n" : "\n");

        assertThatThrownBy(() -> Json.parse(lines))
                .hasMessage("expected json value got '?}' (line 3, column 8)");
        assertThat(lines).hasLineCount(3);
    }
}
