package io.freshet.iglu.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the most recently used entries. Thread-safe; reading takes no lock and, as long as nothing
 * is put, writes nothing either.
 */
public final class LruCache<K, V> {

    private final int maxEntries;
    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();

    /** Grows by two with each entry that is put; reads in between take the odd number after it. */
    private volatile long puts;

    /**
     * @param maxEntries 0 or less: nothing is kept
     */
    public LruCache(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    /** The entry, which thereby becomes one of the last to go. */
    public @Nullable V get(K key) {
        var entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        var now = puts + 1;
        if (entry.usedAt != now) {
            entry.usedAt = now;
        }
        return entry.value;
    }

    /** Sets the entry. */
    public synchronized void put(K key, V value) {
        if (maxEntries <= 0) {
            return;
        }
        puts += 2;
        entries.put(key, new Entry<>(value, puts));
        if (entries.size() > maxEntries) {
            removeEldest();
        }
    }

    /** Forgets the entry. */
    public void remove(K key) {
        entries.remove(key);
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    private void removeEldest() {
        Map.Entry<K, Entry<V>> eldest = null;
        for (var one : entries.entrySet()) {
            if (eldest == null || one.getValue().usedAt < eldest.getValue().usedAt) {
                eldest = one;
            }
        }
        if (eldest != null) {
            entries.remove(eldest.getKey());
        }
    }

    private static final class Entry<V> {

        private final V value;
        private volatile long usedAt;

        Entry(V value, long usedAt) {
            this.value = value;
            this.usedAt = usedAt;
        }
    }
}
