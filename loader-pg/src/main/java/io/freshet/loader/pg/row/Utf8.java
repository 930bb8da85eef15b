package io.freshet.loader.pg.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells UTF-8 from other bytes, which parsers of JSON are lenient about. */
final class Utf8 {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NO_ASCII = 0x8080_8080_8080_8080L;
    private static final int BYTE_ORDER_MARK = 0xEF;

    private Utf8() {}

    /** Whether the bytes are UTF-8 without a byte-order mark: each character in its only form. */
    static boolean isValid(byte[] bytes) {
        if (bytes.length > 0 && (bytes[0] & 0xFF) == BYTE_ORDER_MARK) {
            return false;
        }
        int at = 0;
        while (at < bytes.length) {
            if (at + Long.BYTES <= bytes.length && ((long) LONG.get(bytes, at) & NO_ASCII) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int length = character(bytes, at);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    /** How many bytes the character at a position has, two to four; 0 where there is none. */
    private static int character(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean valid =
                switch (first) {
                    case 0xE0 -> second >= 0xA0;
                    case 0xED -> second < 0xA0; // surrogates
                    case 0xF0 -> second >= 0x90;
                    case 0xF4 -> second < 0x90; // beyond U+10FFFF
                    default -> true;
                };
        return valid ? length : 0;
    }
}
