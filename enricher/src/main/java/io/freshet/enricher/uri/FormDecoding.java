package io.freshet.enricher.uri;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decoding of {@code application/x-www-form-urlencoded} names and values; never fails. */
final class FormDecoding {

    private FormDecoding() {}

    /**
     * Turns {@code +} into a space and {@code %XX} into a byte, then reads the bytes in the
     * charset. A malformed byte sequence becomes U+FFFD; a {@code %} without two hex digits stays,
     * with the two characters behind it.
     */
    static String decode(String text, Charset charset) {
        return isPlain(text) && charset.equals(StandardCharsets.UTF_8)
                ? text
                : new String(bytes(text), charset);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '+' || c > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        var bytes = new byte[text.length()];
        int size = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '%' && i + 1 < text.length()) {
                char high = text.charAt(i++);
                char low = text.charAt(i++);
                int octet = octet(high, low);
                if (octet >= 0) {
                    bytes[size++] = (byte) octet;
                } else {
                    bytes[size++] = '%';
                    bytes[size++] = (byte) high;
                    bytes[size++] = (byte) low;
                }
            } else {
                // Snowplow: a raw character beyond ASCII is cut to its low byte.
                bytes[size++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static int octet(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }
}
