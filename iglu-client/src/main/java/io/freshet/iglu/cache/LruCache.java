package io.freshet.iglu.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the most recently used entries. Thread-safe. */
public final class LruCache<K, V> {

    private final Map<K, V> entries;

    /**
     * @param maxEntries 0 or less: nothing is kept
     */
    public LruCache(int maxEntries) {
        entries =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > maxEntries;
                    }
                };
    }

    /** The entry, which thereby becomes the last to go. */
    public synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Sets the entry. */
    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /** Forgets the entry. */
    public synchronized void remove(K key) {
        entries.remove(key);
    }
}
