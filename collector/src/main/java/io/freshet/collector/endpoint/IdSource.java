package io.freshet.collector.endpoint;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids. */
public interface IdSource {

    /** A new network user id, which nobody can guess. */
    String networkUserId();

    /** A new partition key, which spreads evenly. */
    String partitionKey();

    /** Version-4 UUIDs. */
    static IdSource random() {
        return new IdSource() {
            @Override
            public String networkUserId() {
                return UUID.randomUUID().toString();
            }

            @Override
            public String partitionKey() {
                var random = ThreadLocalRandom.current();
                var high = (random.nextLong() & ~0xF000L) | 0x4000L;
                var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
                return new UUID(high, low).toString();
            }
        };
    }
}
