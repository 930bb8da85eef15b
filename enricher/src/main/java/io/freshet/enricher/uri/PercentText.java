package io.freshet.enricher.uri;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding by the rules of the parser that the reference falls back to. */
final class PercentText {

    private static final int NONE = Integer.MIN_VALUE;
    private static final String KEPT = "-._~+";

    private PercentText() {}

    /** Decodes a part of an address as far as it can be, and encodes it anew. */
    static String rewrite(String part) {
        return encode(decodeText(part).getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes to text; malformed UTF-8 becomes U+FFFD. */
    static String decodeText(String text) {
        return new String(decode(text), StandardCharsets.UTF_8);
    }

    /** Decodes to bytes; what is no escape stays. */
    static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? octet(text, i + 1) : NONE;
            if (octet == NONE) {
                // Snowplow: half a character at a time, so that those beyond U+FFFF become ??.
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(octet);
                i += 2;
            }
        }
        return bytes.toByteArray();
    }

    /** Encodes all but letters, digits and {@code -._~+}: more than it would have to. */
    static String encode(byte[] bytes) {
        var text = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isKept((char) b)) {
                text.append((char) b);
            } else {
                text.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return text.toString();
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return NONE;
        }
        try {
            // Snowplow: a sign before one digit counts as a number, too.
            return Integer.parseInt(text, at, at + 2, 16);
        } catch (NumberFormatException noEscape) {
            return NONE;
        }
    }

    private static boolean isKept(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || KEPT.indexOf(c) >= 0;
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 0xF, 16));
    }
}
