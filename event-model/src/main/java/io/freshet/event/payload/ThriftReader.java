package io.freshet.event.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the fields of a struct in Thrift's binary protocol, skipping what nobody asks for. No
 * length is believed before the bytes are seen to be there, so memory stays below a small multiple
 * of the input. The types are those of the Thrift binary protocol specification.
 */
final class ThriftReader {

    static final byte STOP = 0;
    static final byte I32 = 8;
    static final byte I64 = 10;
    static final byte STRING = 11;
    static final byte STRUCT = 12;
    static final byte LIST = 15;

    private static final byte BOOL = 2;
    private static final byte BYTE = 3;
    private static final byte DOUBLE = 4;
    private static final byte I16 = 6;
    private static final byte MAP = 13;
    private static final byte SET = 14;
    private static final byte UUID = 16;

    private static final int UUID_SIZE = 16;
    private static final int MAX_DEPTH = 64;

    private final byte[] bytes;
    private int position;
    private byte fieldType;
    private short fieldId;

    ThriftReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes to the next field; false at the end of the struct. */
    boolean nextField() {
        fieldType = readByte();
        if (fieldType == STOP) {
            return false;
        }
        fieldId = readShort();
        return true;
    }

    /** Whether the field is this one and of this type. */
    boolean isField(short id, byte type) {
        return fieldId == id && fieldType == type;
    }

    short fieldId() {
        return fieldId;
    }

    byte fieldType() {
        return fieldType;
    }

    long readLong() {
        need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | (bytes[position++] & 0xFF);
        }
        return value;
    }

    String readText() {
        int length = readLength(1);
        var text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Reads a list; one of anything but texts gives null, and is skipped. */
    @org.jspecify.annotations.Nullable
    List<String> readTexts() {
        byte elementType = readByte();
        if (elementType != STRING) {
            skipElements(elementType, 0);
            return null;
        }
        int count = readLength(Integer.BYTES);
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText());
        }
        return texts;
    }

    /** Skips the current field's value. */
    void skip() {
        skip(fieldType, 0);
    }

    private void skip(byte type, int depth) {
        if (depth > MAX_DEPTH) {
            throw new CorruptException("nested deeper than " + MAX_DEPTH + " levels");
        }
        switch (type) {
            case STRING -> advance(readLength(1));
            case STRUCT -> skipStruct(depth);
            case MAP -> skipMap(depth);
            case SET, LIST -> skipElements(readByte(), depth);
            default -> advance(sizeOf(type));
        }
    }

    private void skipStruct(int depth) {
        for (byte type = readByte(); type != STOP; type = readByte()) {
            readShort();
            skip(type, depth + 1);
        }
    }

    private void skipMap(int depth) {
        byte keyType = readByte();
        byte valueType = readByte();
        int count = readLength(2);
        for (int i = 0; i < count; i++) {
            skip(keyType, depth + 1);
            skip(valueType, depth + 1);
        }
    }

    private void skipElements(byte type, int depth) {
        int count = readLength(1);
        for (int i = 0; i < count; i++) {
            skip(type, depth + 1);
        }
    }

    private static int sizeOf(byte fixedSizeType) {
        return switch (fixedSizeType) {
            case BOOL, BYTE -> Byte.BYTES;
            case I16 -> Short.BYTES;
            case I32 -> Integer.BYTES;
            case I64, DOUBLE -> Long.BYTES;
            case UUID -> UUID_SIZE;
            default -> throw new CorruptException("unrecognized type " + fixedSizeType);
        };
    }

    private byte readByte() {
        need(1);
        return bytes[position++];
    }

    private short readShort() {
        need(Short.BYTES);
        return (short) ((bytes[position++] << 8) | (bytes[position++] & 0xFF));
    }

    /** Reads how many items follow, each of at least so many bytes. */
    private int readLength(int minItemSize) {
        need(Integer.BYTES);
        int length = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            length = (length << 8) | (bytes[position++] & 0xFF);
        }
        if (length < 0) {
            throw new CorruptException("negative length " + length);
        }
        need((long) length * minItemSize);
        return length;
    }

    private void advance(int count) {
        need(count);
        position += count;
    }

    private void need(long count) {
        int left = bytes.length - position;
        if (count > left) {
            throw new CorruptException(
                    "the record ends early: " + count + " bytes needed, " + left + " left");
        }
    }

    /** The bytes are no struct. Does not leave this package: the codec makes it a value. */
    static final class CorruptException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CorruptException(String reason) {
            // Bad input is no event worth a stack trace.
            super(reason, null, false, false);
        }

        String reason() {
            var reason = getMessage();
            return reason == null ? "" : reason;
        }
    }
}
