package io.freshet.enricher.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Base64 as trackers send it: either alphabet, padding or not, and whatever else in between. */
public final class LenientBase64 {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** The six bits that an ASCII character stands for, or -1. */
    private static final byte[] SEXTETS = new byte[0x80];

    static {
        Arrays.fill(SEXTETS, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            SEXTETS[ALPHABET.charAt(i)] = (byte) i;
        }
        SEXTETS['+'] = 62;
        SEXTETS['-'] = 62;
        SEXTETS['/'] = 63;
        SEXTETS['_'] = 63;
    }

    private LenientBase64() {}

    /** Decodes to UTF-8 text, by the rules of {@link #decode}. */
    public static String decodeText(String base64) {
        var bytes = new byte[maxSize(base64)];
        return new String(bytes, 0, decode(base64, bytes), StandardCharsets.UTF_8);
    }

    /**
     * Decodes to bytes. Characters outside both alphabets are skipped, the first {@code =} ends the
     * text, left-over bits that make no byte are dropped.
     */
    public static byte[] decode(String base64) {
        var bytes = new byte[maxSize(base64)];
        return Arrays.copyOf(bytes, decode(base64, bytes));
    }

    private static int maxSize(String base64) {
        return base64.length() / 4 * 3 + 3;
    }

    private static int decode(String base64, byte[] bytes) {
        int plain = decodePlain(base64, bytes);
        return decode(base64, plain, bytes, plain / 4 * 3);
    }

    /**
     * Decodes four characters at a time as long as they belong to an alphabet.
     *
     * @return how many characters it took
     */
    private static int decodePlain(String base64, byte[] bytes) {
        int size = 0;
        int i = 0;
        for (; i + 4 <= base64.length(); i += 4) {
            // negative where any of the four is
            int bits =
                    sextet(base64.charAt(i)) << 18
                            | sextet(base64.charAt(i + 1)) << 12
                            | sextet(base64.charAt(i + 2)) << 6
                            | sextet(base64.charAt(i + 3));
            if (bits < 0) {
                break;
            }
            bytes[size++] = (byte) (bits >> 16);
            bytes[size++] = (byte) (bits >> 8);
            bytes[size++] = (byte) bits;
        }
        return i;
    }

    private static int decode(String base64, int from, byte[] bytes, int filled) {
        int size = filled;
        int bits = 0;
        int count = 0;
        for (int i = from; i < base64.length() && base64.charAt(i) != '='; i++) {
            int sextet = sextet(base64.charAt(i));
            if (sextet >= 0) {
                bits = bits << 6 | sextet;
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    bytes[size++] = (byte) (bits >> count);
                }
            }
        }
        return size;
    }

    private static int sextet(char c) {
        return c < SEXTETS.length ? SEXTETS[c] : -1;
    }
}
