package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    private static final byte[] ROUGH = {
        'a',
        'z',
        0x7F,
        (byte) 0x80,
        (byte) 0xBF,
        (byte) 0xC2,
        (byte) 0xE0,
        (byte) 0xED,
        (byte) 0xF0,
        (byte) 0xF4,
        (byte) 0xA0,
        (byte) 0x9F,
        (byte) 0x90,
        (byte) 0x8F,
        (byte) 0xFF
    };

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "12345678", "123456789", "é", "1234567é", "漢字", "😀", "a😀b漢é"})
    void takesEveryKindOfCharacter(String text) {
        assertThat(Utf8.isValid(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c0af",
                "c3",
                "c328",
                "e08080",
                "e0a0",
                "eda080",
                "f0808080",
                "f09f98",
                "f4908080",
                "f5808080",
                "ff",
                "31323334353637c3"
            })
    void refusesWhatADecoderWouldReplace(String hex) {
        assertThat(Utf8.isValid(HexFormat.of().parseHex(hex))).isFalse();
    }

    @Test
    void agreesWithTheDecoderOnAnyBytes() {
        var random = new Random(7);

        for (var i = 0; i < 100_000; i++) {
            var bytes = new byte[random.nextInt(12)];
            for (var at = 0; at < bytes.length; at++) {
                bytes[at] = ROUGH[random.nextInt(ROUGH.length)];
            }
            var decoded = new String(bytes, StandardCharsets.UTF_8);

            assertThat(Utf8.isValid(bytes))
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), bytes));
        }
    }
}
