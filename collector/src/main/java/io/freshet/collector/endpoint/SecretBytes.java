package io.freshet.collector.endpoint;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Random bytes that nobody can guess, fetched some kilobytes at a time: asking the system for each
 * id costs more than all else that a request needs. Belongs to one thread; no byte is used twice.
 */
final class SecretBytes {

    private static final int SIZE = 4096;

    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).limit(0);

    long nextLong() {
        if (bytes.remaining() < Long.BYTES) {
            random.nextBytes(bytes.array());
            bytes.clear();
        }
        return bytes.getLong();
    }
}
