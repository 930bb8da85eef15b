package io.freshet.enricher.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Base64 as trackers send it: either alphabet, padding or not, and whatever else in between. */
public final class LenientBase64 {

    private LenientBase64() {}

    /**
     * Decodes to UTF-8 text. Characters outside both alphabets are skipped, the first {@code =}
     * ends the text, left-over bits that make no byte are dropped.
     */
    public static String decodeText(String base64) {
        var bytes = new byte[base64.length() * 3 / 4 + 3];
        int size = 0;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < base64.length(); i++) {
            char c = base64.charAt(i);
            if (c == '=') {
                break;
            }
            int value = value(c);
            if (value >= 0) {
                bits = bits << 6 | value;
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    bytes[size++] = (byte) (bits >> count);
                }
            }
        }
        return new String(Arrays.copyOf(bytes, size), StandardCharsets.UTF_8);
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}
