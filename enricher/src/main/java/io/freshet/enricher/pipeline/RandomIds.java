package io.freshet.enricher.pipeline;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids for events that come without one: random UUIDs as {@link UUID#randomUUID} makes them, from
 * the same source. That source has a lock and costs most at the call, so that each thread takes
 * bytes for many ids at once. Nothing less random will do: ids of all enrichers there are must
 * never meet.
 */
final class RandomIds {

    private static final int UUID_SIZE = 16;
    private static final int IDS_AT_ONCE = 64;

    private static final SecureRandom SOURCE = new SecureRandom();

    private static final ThreadLocal<ByteBuffer> BYTES =
            ThreadLocal.withInitial(
                    () ->
                            ByteBuffer.allocate(UUID_SIZE * IDS_AT_ONCE)
                                    .position(UUID_SIZE * IDS_AT_ONCE));

    private RandomIds() {}

    /** One that never was and never will be again. */
    static UUID next() {
        var bytes = BYTES.get();
        if (!bytes.hasRemaining()) {
            SOURCE.nextBytes(bytes.array());
            bytes.rewind();
        }
        // RFC 9562, section 5.4: four bits of version, two of variant
        return new UUID(
                bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000,
                bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
