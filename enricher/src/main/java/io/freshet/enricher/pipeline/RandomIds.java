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

    private static final ThreadLocal<RandomIds> OF_THREAD = ThreadLocal.withInitial(RandomIds::new);

    private final byte[] random = new byte[UUID_SIZE * IDS_AT_ONCE];
    private final ByteBuffer left = ByteBuffer.wrap(random).position(random.length);

    private RandomIds() {}

    /** One that never was and never will be again. */
    static UUID next() {
        return OF_THREAD.get().take();
    }

    private UUID take() {
        if (!left.hasRemaining()) {
            SOURCE.nextBytes(random);
            left.rewind();
        }
        // RFC 9562, section 5.4: four bits of version, two of variant
        return new UUID(
                (left.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L,
                (left.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
