package io.freshet.loader.pg.row;

import java.util.Arrays;

/**
 * Rows in the text format of Postgres' COPY, UTF-8. Cells are written one after another; {@link
 * #endRow} ends a row. What cannot be stored is left out: U+0000 disappears, half a surrogate pair
 * becomes U+FFFD. One owner, one thread.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, text format</a>
 */
public final class CopyBuffer {

    private static final int INITIAL = 1 << 12;

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

    /** A cell without a value. */
    public void nullCell() {
        ensure(3);
        bytes[size++] = '\\';
        bytes[size++] = 'N';
        bytes[size++] = '\t';
    }

    /** A cell of any text. */
    public void cell(String text) {
        text(text);
        endCell();
    }

    /** A cell of ASCII text that holds no control character and no backslash. */
    public void plainCell(String ascii) {
        plain(ascii, 0, ascii.length());
        endCell();
    }

    /** Part of such a text, without ending the cell. */
    void plain(String ascii, int from, int to) {
        ensure(to - from);
        for (int i = from; i < to; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    void endCell() {
        ensure(1);
        bytes[size++] = '\t';
    }

    /** Ends the row, which has at least one cell. */
    public void endRow() {
        bytes[size - 1] = '\n';
    }

    private void text(String text) {
        int length = text.length();
        ensure(length * 3);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xC0 | (c >> 6));
                bytes[size++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                basic(Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
    }

    private void ascii(char c) {
        switch (c) {
            case 0 -> {
                // Postgres has no U+0000 in any text
            }
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> bytes[size++] = (byte) c;
        }
    }

    private void escaped(char letter) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) letter;
    }

    private void basic(char c) {
        bytes[size++] = (byte) (0xE0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void ensure(int more) {
        if (bytes.length - size <= more) {
            long wanted = Math.max(bytes.length * 2L, size + more + 1L);
            if (size + (long) more + 1 > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("more than 2 GiB in one batch");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }
}
