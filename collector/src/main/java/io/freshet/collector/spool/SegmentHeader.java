package io.freshet.collector.spool;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/** What every segment begins with: magic and version, then the marker of its frames. */
final class SegmentHeader {

    static final int SIZE = 12;

    private static final byte[] MAGIC = {'F', 'R', 'S', 'P', 'O', 'O', 'L', 1};
    private static final SecureRandom RANDOM = new SecureRandom();

    private SegmentHeader() {}

    /** With a marker that nobody can guess. */
    static ByteBuffer random() {
        return ByteBuffer.allocate(SIZE).put(MAGIC).putInt(RANDOM.nextInt()).flip();
    }

    /** Whether the bytes begin with a whole header. */
    static boolean isAt(ByteBuffer start) {
        var magic = new byte[MAGIC.length];
        if (start.limit() < SIZE) {
            return false;
        }
        start.get(0, magic);
        return Arrays.equals(magic, MAGIC);
    }

    static int marker(ByteBuffer start) {
        return start.getInt(MAGIC.length);
    }
}
