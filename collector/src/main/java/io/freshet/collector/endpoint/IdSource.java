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
            private final ThreadLocal<SecretBytes> secret =
                    ThreadLocal.withInitial(SecretBytes::new);

            @Override
            public String networkUserId() {
                var bytes = secret.get();
                return version4(bytes.nextLong(), bytes.nextLong());
            }

            @Override
            public String partitionKey() {
                var random = ThreadLocalRandom.current();
                return version4(random.nextLong(), random.nextLong());
            }
        };
    }

    private static String version4(long high, long low) {
        return new UUID(
                        (high & ~0xF000L) | 0x4000L,
                        (low & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE)
                .toString();
    }
}
