package io.freshet.collector.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of a record in a segment, big-endian:
 *
 * <pre>
 * 4  marker, by which the next frame is found behind damage; random for each segment, so that no
 *    client can send bytes that look like a frame
 * 4  length of what follows the checksum
 * 4  CRC32C of the length and of what follows the checksum
 * 8  when it was stored, epoch milliseconds
 * 4  length of the key
 *    the key, UTF-8
 *    the value
 * </pre>
 */
final class Frame {

    /** All that stands before the key. */
    static final int FIXED = 24;

    private static final int LENGTH_AT = 4;
    private static final int CHECKSUM_AT = 8;
    private static final int HEADER = 12;
    private static final int KEY_LENGTH_AT = 20;
    private static final int BODY_FIXED = FIXED - HEADER;

    private Frame() {}

    /** Bytes that a record takes. */
    static int size(SpooledRecord record) {
        return Math.addExact(FIXED + utf8Length(record.key()), record.bytes().length);
    }

    /** Writes a frame; the buffer has room for it. */
    static void write(ByteBuffer into, int marker, SpooledRecord record) {
        var start = into.position();
        var key = record.key().getBytes(StandardCharsets.UTF_8);
        var value = record.bytes();
        into.putInt(marker).putInt(BODY_FIXED + key.length + value.length).putInt(0);
        into.putLong(record.storedAtMillis()).putInt(key.length).put(key).put(value);
        into.putInt(start + CHECKSUM_AT, checksum(into, start, into.position()));
    }

    /**
     * How long the frame at the buffer's position says it is.
     *
     * @return -1 where no frame begins, or not enough of it is there to tell
     */
    static long claimedSize(ByteBuffer in, int marker) {
        if (in.remaining() < HEADER || in.getInt(in.position()) != marker) {
            return -1;
        }
        var length = in.getInt(in.position() + LENGTH_AT);
        return length < BODY_FIXED ? -1 : (long) HEADER + length;
    }

    /**
     * Reads the frame at the buffer's position and moves behind it.
     *
     * @return null, without moving, where no whole and undamaged frame is
     */
    static @Nullable SpooledRecord read(ByteBuffer in, int marker) {
        var start = in.position();
        var end = end(in, marker);
        if (end < 0) {
            return null;
        }
        var key = new byte[in.getInt(start + KEY_LENGTH_AT)];
        in.position(start + FIXED).get(key);
        var value = new byte[end - in.position()];
        in.get(value);
        return new SpooledRecord(
                in.getLong(start + HEADER), new String(key, StandardCharsets.UTF_8), value);
    }

    /**
     * Moves behind the frame at the buffer's position; false where no whole and undamaged one is.
     */
    static boolean skip(ByteBuffer in, int marker) {
        var end = end(in, marker);
        if (end < 0) {
            return false;
        }
        in.position(end);
        return true;
    }

    /** When the record at the buffer's position was stored; empty where no frame begins. */
    static OptionalLong storedAtMillis(ByteBuffer in, int marker) {
        return in.remaining() < FIXED || in.getInt(in.position()) != marker
                ? OptionalLong.empty()
                : OptionalLong.of(in.getLong(in.position() + HEADER));
    }

    /** Whether a whole and undamaged frame stands at the buffer's position. */
    static boolean isAt(ByteBuffer in, int marker) {
        return end(in, marker) >= 0;
    }

    /** Moves to the next whole frame, or to the end where there is none. */
    static void seek(ByteBuffer in, int marker) {
        while (in.hasRemaining() && !isAt(in, marker)) {
            in.position(in.position() + 1);
        }
    }

    /** Where the frame at the buffer's position ends; -1 where no whole and undamaged one is. */
    private static int end(ByteBuffer in, int marker) {
        var start = in.position();
        var size = claimedSize(in, marker);
        if (size < 0 || size > in.remaining()) {
            return -1;
        }
        var end = start + (int) size;
        var keyLength = in.getInt(start + KEY_LENGTH_AT);
        return checksum(in, start, end) == in.getInt(start + CHECKSUM_AT)
                        && keyLength >= 0
                        && keyLength <= size - FIXED
                ? end
                : -1;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int checksum(ByteBuffer buffer, int start, int end) {
        var crc = new CRC32C();
        crc.update(buffer.duplicate().position(start + LENGTH_AT).limit(start + CHECKSUM_AT));
        crc.update(buffer.duplicate().limit(end).position(start + HEADER));
        return (int) crc.getValue();
    }
}
