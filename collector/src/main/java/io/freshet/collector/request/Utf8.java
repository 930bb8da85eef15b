package io.freshet.collector.request;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells whether bytes are UTF-8 already, so that nobody need decode and encode them. */
final class Utf8 {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether decoding finds nothing malformed (RFC 3629: no overlong forms, no surrogates). */
    static boolean isValid(byte[] bytes) {
        var at = 0;
        while (at < bytes.length) {
            at = afterAscii(bytes, at);
            if (at < bytes.length) {
                var length = sequenceLength(bytes, at);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    private static int afterAscii(byte[] bytes, int from) {
        var at = from;
        while (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** How many bytes the character takes that starts here, 2 to 4; 0 where it is malformed. */
    private static int sequenceLength(byte[] bytes, int at) {
        var first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return isWithin(bytes, at + 1, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            var lowest = first == 0xE0 ? 0xA0 : 0x80;
            var highest = first == 0xED ? 0x9F : 0xBF;
            return isWithin(bytes, at + 1, lowest, highest) && isWithin(bytes, at + 2, 0x80, 0xBF)
                    ? 3
                    : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            var lowest = first == 0xF0 ? 0x90 : 0x80;
            var highest = first == 0xF4 ? 0x8F : 0xBF;
            return isWithin(bytes, at + 1, lowest, highest)
                            && isWithin(bytes, at + 2, 0x80, 0xBF)
                            && isWithin(bytes, at + 3, 0x80, 0xBF)
                    ? 4
                    : 0;
        }
        return 0;
    }

    private static boolean isWithin(byte[] bytes, int at, int lowest, int highest) {
        return at < bytes.length && (bytes[at] & 0xFF) >= lowest && (bytes[at] & 0xFF) <= highest;
    }
}
