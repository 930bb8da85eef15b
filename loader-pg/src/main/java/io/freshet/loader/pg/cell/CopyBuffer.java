package io.freshet.loader.pg.cell;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes on their way into COPY, numbers with the highest byte first. One owner, one thread. */
public final class CopyBuffer {

    private static final int INITIAL = 1 << 12;
    private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private byte[] bytes = new byte[INITIAL];
    private int size;

    /** How many bytes are held. */
    public int size() {
        return size;
    }

    /** The bytes; only the first {@link #size()} count, and only until the next write. */
    public byte[] bytes() {
        return bytes;
    }

    /** Forgets all that was written after the buffer had this size. */
    public void truncate(int toSize) {
        if (toSize < 0 || toSize > size) {
            throw new IllegalArgumentException("cannot truncate " + size + " bytes to " + toSize);
        }
        size = toSize;
    }

    /** Appends the lowest byte. */
    public void int1(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Appends the lowest two bytes. */
    public void int2(int value) {
        reserve(Short.BYTES);
        SHORT.set(bytes, size, (short) value);
        size += Short.BYTES;
    }

    /** Appends four bytes. */
    public void int4(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Appends eight bytes. */
    public void int8(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Appends a part of an array. */
    public void append(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
    }

    /** Appends text that is known to be ASCII. */
    public void ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** As {@link #text(char[], int, int)}. */
    public void text(String text) {
        text(text.toCharArray(), 0, text.length());
    }

    /**
     * Appends text in UTF-8 as Postgres can store it: U+0000 disappears, half a surrogate pair
     * becomes U+FFFD.
     */
    public void text(char[] chars, int from, int length) {
        reserve(length * 3);
        var into = bytes;
        int at = size;
        int end = from + length;
        for (int i = from; i < end; i++) {
            char c = chars[i];
            if (c < 0x80) {
                into[at] = (byte) c;
                at += c == 0 ? 0 : 1;
            } else if (c < 0x800) {
                into[at++] = (byte) (0xC0 | (c >> 6));
                into[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                at = basic(into, at, c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < end
                    && Character.isLowSurrogate(chars[i + 1])) {
                at = supplementary(into, at, Character.toCodePoint(c, chars[++i]));
            } else {
                at = basic(into, at, '\uFFFD');
            }
        }
        size = at;
    }

    /** How many characters there are from a position on; what is there must be UTF-8. */
    public int charactersFrom(int from) {
        int characters = 0;
        for (int i = from; i < size; i++) {
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }

    /** What was written from a position on, which must be UTF-8. */
    public String textFrom(int from) {
        return new String(bytes, from, size - from, StandardCharsets.UTF_8);
    }

    /** Overwrites four bytes. */
    void setInt4(int at, int value) {
        INT.set(bytes, at, value);
    }

    private static int basic(byte[] into, int at, char c) {
        into[at] = (byte) (0xE0 | (c >> 12));
        into[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3F));
        into[at + 2] = (byte) (0x80 | (c & 0x3F));
        return at + 3;
    }

    private static int supplementary(byte[] into, int at, int codePoint) {
        into[at] = (byte) (0xF0 | (codePoint >> 18));
        into[at + 1] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        into[at + 2] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        into[at + 3] = (byte) (0x80 | (codePoint & 0x3F));
        return at + 4;
    }

    private void reserve(int more) {
        if (more < 0 || bytes.length - size < more) {
            long needed = size + (long) more;
            if (more < 0 || needed > MAX_SIZE) {
                throw new IllegalStateException("more than 2 GiB in one batch");
            }
            long wanted = Math.max(bytes.length * 2L, needed);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, MAX_SIZE));
        }
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }
}
