package io.freshet.collector.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text whose triplets are well formed. */
public final class PercentText {

    private PercentText() {}

    /** Decodes triplets as UTF-8, malformed bytes to U+FFFD. */
    public static String decodePath(String text) {
        return text.indexOf('%') < 0 ? text : decode(text, false);
    }

    /** As {@link #decodePath}, and {@code +} as space. */
    public static String decodeQuery(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : decode(text, true);
    }

    /** Encodes all but letters, digits and {@code -._~*}; space becomes {@code +}. */
    public static String encodeQuery(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if (Ascii.isLetterOrDigit(c) || "-._~*".indexOf(c) >= 0) {
                encoded.append(c);
            } else if (c == ' ') {
                encoded.append('+');
            } else {
                encoded.append('%');
                encoded.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return encoded.toString();
    }

    private static String decode(String text, boolean plusIsSpace) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                bytes.write(Ascii.hex(text.charAt(i + 1)) << 4 | Ascii.hex(text.charAt(i + 2)));
                i += 2;
            } else {
                bytes.write(plusIsSpace && c == '+' ? ' ' : c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
