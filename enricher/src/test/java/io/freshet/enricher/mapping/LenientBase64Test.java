package io.freshet.enricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientBase64Test {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            textBlock =
                    """
                    eyJhIjoxfQ==, {"a":1}
                    eyJhIjoxfQ, {"a":1}
                    e yJ.hIj*oxfQ, {"a":1}
                    eyJh€IjoxfQ, {"a":1}
                    eyJh=IjoxfQ, {"a
                    eyJhI, {"a
                    8J-YgA, 😀
                    8J+YgA, 😀
                    Pz8_, ???
                    Pz8/, ???
                    '====', ''
                    A, ''
                    '', ''
                    """,
            quoteCharacter = '\'')
    void whatIsNoBase64IsSkipped(String base64, String text) {
        assertThat(LenientBase64.decodeText(base64)).isEqualTo(text);
    }

    @Test
    void everyLengthIsReadBack() {
        var text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append((char) ('0' + i));
            var base64 =
                    Base64.getEncoder()
                            .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));

            assertThat(LenientBase64.decodeText(base64)).isEqualTo(text.toString());
        }
    }
}
