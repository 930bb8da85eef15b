package io.freshet.webapp.trace;

import io.freshet.webapp.tail.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the last records of events stand, by event id: of so many events at least, and of twice as
 * many at most. Ids are kept as hashes, so that a million of them take 40 MB; who looks a place up
 * has to see for himself that the record is the event's. Thread-safe.
 */
public final class EventIndex {

    /** How many events are found at least, unless told otherwise. */
    public static final int USUAL = 262_144;

    private static final long NOWHERE = -1;
    private static final int OFFSET_BITS = 44;
    private static final int PARTITION_BITS = 15;

    private final int capacity;
    private final List<String> topics = new ArrayList<>();
    private Generation young;
    private @Nullable Generation old;

    /** Room for {@link #USUAL} events. */
    public EventIndex() {
        this(USUAL);
    }

    EventIndex(int capacity) {
        this.capacity = capacity;
        this.young = new Generation(capacity);
    }

    /** Notes where an event's record stands. */
    public synchronized void put(String id, Place place) {
        if (young.size == capacity) {
            old = young;
            young = new Generation(capacity);
        }
        young.put(hash(id), packed(place));
    }

    /** Where an event's record stands, most probably. */
    public synchronized Optional<Place> find(String id) {
        var found = find(hash(id));
        return found == NOWHERE ? Optional.empty() : Optional.of(unpacked(found));
    }

    private long find(long key) {
        var found = young.find(key);
        return found == NOWHERE && old != null ? old.find(key) : found;
    }

    private long packed(Place place) {
        var topic = topics.indexOf(place.topic());
        if (topic < 0) {
            topic = topics.size();
            topics.add(place.topic());
        }
        return ((long) topic << (OFFSET_BITS + PARTITION_BITS))
                | ((long) place.partition() << OFFSET_BITS)
                | place.offset();
    }

    private Place unpacked(long packed) {
        return new Place(
                topics.get((int) (packed >>> (OFFSET_BITS + PARTITION_BITS))),
                (int) (packed >>> OFFSET_BITS) & ((1 << PARTITION_BITS) - 1),
                packed & ((1L << OFFSET_BITS) - 1));
    }

    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    /** A table with open addressing, half full at most; 0 is no key. */
    private static final class Generation {
        private final long[] keys;
        private final long[] places;
        private int size;

        Generation(int capacity) {
            var slots = Integer.highestOneBit(Math.max(2, capacity) * 2 - 1) << 1;
            keys = new long[slots];
            places = new long[slots];
        }

        void put(long key, long place) {
            var at = slot(key);
            if (keys[at] == 0) {
                keys[at] = key;
                size++;
            }
            places[at] = place;
        }

        long find(long key) {
            var at = slot(key);
            return keys[at] == 0 ? NOWHERE : places[at];
        }

        private int slot(long key) {
            var at = (int) key & (keys.length - 1);
            while (keys[at] != 0 && keys[at] != key) {
                at = (at + 1) & (keys.length - 1);
            }
            return at;
        }
    }
}
