package io.freshet.webapp.watch;

import org.jspecify.annotations.Nullable;

/**
 * Tells events that came before from new ones, as the loader does: by id and fingerprint. Knows so
 * many events at least, and twice as many at most; of each it keeps a hash alone. Thread-safe.
 */
final class RepeatedEvents {

    /** How many events are known at least, unless told otherwise; all take 32 MB at most. */
    static final int USUAL = 1 << 20;

    private static final int FIRST_SLOTS = 1 << 12;

    private final int capacity;
    private Keys young;
    private @Nullable Keys old;

    RepeatedEvents() {
        this(USUAL);
    }

    RepeatedEvents(int capacity) {
        this.capacity = capacity;
        this.young = new Keys();
    }

    /** Whether an event was added before; if not, it is now. */
    synchronized boolean isRepeated(String id, @Nullable String fingerprint) {
        var key = key(id, fingerprint);
        if (young.has(key) || (old != null && old.has(key))) {
            return true;
        }
        if (young.size == capacity) {
            old = young;
            young = new Keys();
        }
        young.add(key);
        return false;
    }

    /** Takes an event for new when it comes again. */
    synchronized void forget(String id, @Nullable String fingerprint) {
        var key = key(id, fingerprint);
        young.remove(key);
        if (old != null) {
            old.remove(key);
        }
    }

    private static long key(String id, @Nullable String fingerprint) {
        var hash = hash(0xcbf29ce484222325L, id) * 0x100000001b3L;
        hash = fingerprint == null ? hash : hash(hash ^ 1, fingerprint);
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == Keys.NONE || hash == Keys.GONE ? 1L << 62 : hash;
    }

    private static long hash(long seed, String text) {
        var hash = seed;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** A set with open addressing that doubles as it fills; half full at most. */
    private static final class Keys {

        static final long NONE = 0;
        static final long GONE = 1;

        private long[] slots = new long[FIRST_SLOTS];
        private int size;

        boolean has(long key) {
            return slots[slot(slots, key)] == key;
        }

        void add(long key) {
            if (++size * 2 > slots.length) {
                var larger = new long[slots.length * 2];
                for (var one : slots) {
                    if (one != NONE && one != GONE) {
                        larger[slot(larger, one)] = one;
                    }
                }
                slots = larger;
            }
            slots[slot(slots, key)] = key;
        }

        void remove(long key) {
            var at = slot(slots, key);
            if (slots[at] == key) {
                slots[at] = GONE;
            }
        }

        private static int slot(long[] slots, long key) {
            var at = (int) key & (slots.length - 1);
            while (slots[at] != NONE && slots[at] != key) {
                at = (at + 1) & (slots.length - 1);
            }
            return at;
        }
    }
}
