package io.freshet.loader.pg.duplicate;

import io.freshet.loader.pg.row.EventKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Makes one value of 128 bits of an event's key, so that the window's index has one narrow column.
 * It is the start of the SHA-256 of the target, the event id and the fingerprint: two events with
 * the same value are the same event. One thread.
 */
final class KeyDigest {

    private static final int ID_BYTES = 16;
    private static final byte WITHOUT = 0;
    private static final byte WITH = 1;

    private final MessageDigest sha256;
    private final byte[] target;
    private final byte[] id = new byte[ID_BYTES];

    /**
     * Digests for one target.
     *
     * @param target where the events go; the same event may go to several places
     */
    KeyDigest(String target) {
        var name = target.getBytes(StandardCharsets.UTF_8);
        this.target =
                ByteBuffer.allocate(Integer.BYTES + name.length)
                        .putInt(name.length)
                        .put(name)
                        .array();
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    UUID of(EventKey key) {
        sha256.update(target);
        ByteBuffer.wrap(id)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits());
        sha256.update(id);
        var fingerprint = key.fingerprint();
        if (fingerprint == null) {
            sha256.update(WITHOUT);
        } else {
            sha256.update(WITH);
            sha256.update(fingerprint.getBytes(StandardCharsets.UTF_8));
        }
        var digest = ByteBuffer.wrap(sha256.digest());
        return new UUID(digest.getLong(), digest.getLong());
    }
}
