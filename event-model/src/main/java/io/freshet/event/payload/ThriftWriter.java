package io.freshet.event.payload;

import java.nio.ByteBuffer;

/** Writes one struct in Thrift's binary protocol into an array of exactly the right size. */
final class ThriftWriter {

    private static final int FIELD_HEADER_SIZE = 3;
    private static final int LENGTH_SIZE = 4;

    /** What a 64-bit field takes. */
    static final int LONG_SIZE = FIELD_HEADER_SIZE + Long.BYTES;

    /** What the end of the struct takes. */
    static final int STOP_SIZE = 1;

    private final ByteBuffer out;

    ThriftWriter(int exactSize) {
        out = ByteBuffer.allocate(exactSize);
    }

    /** What a text field takes. */
    static int textSize(byte[] utf8) {
        return FIELD_HEADER_SIZE + LENGTH_SIZE + utf8.length;
    }

    /** What a field with a list of texts takes. */
    static int textsSize(byte[][] texts) {
        int size = FIELD_HEADER_SIZE + 1 + LENGTH_SIZE;
        for (var text : texts) {
            size += LENGTH_SIZE + text.length;
        }
        return size;
    }

    void field(short id, long value) {
        out.put(ThriftReader.I64).putShort(id).putLong(value);
    }

    void field(short id, byte[] utf8) {
        out.put(ThriftReader.STRING).putShort(id);
        text(utf8);
    }

    void field(short id, byte[][] texts) {
        out.put(ThriftReader.LIST).putShort(id).put(ThriftReader.STRING).putInt(texts.length);
        for (var text : texts) {
            text(text);
        }
    }

    /** Ends the struct; the bytes are the caller's. */
    byte[] stop() {
        return out.put(ThriftReader.STOP).array();
    }

    private void text(byte[] utf8) {
        out.putInt(utf8.length).put(utf8);
    }
}
