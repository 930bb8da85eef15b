package io.freshet.webapp.watch;

import java.util.HashMap;
import java.util.Map;

/**
 * How often each schema was met since the history begins, for so many schemas at most. Thread-safe.
 */
public final class SchemaUse {

    private static final int MOST = 5000;

    private final Map<String, Use> uses = new HashMap<>();

    /**
     * How often one schema was met.
     *
     * @param seen by good events that have it
     * @param bad by bad rows that are about it
     * @param lastAt when last, epoch milliseconds
     */
    public record Use(long seen, long bad, long lastAt) {

        Use and(Use other) {
            return new Use(seen + other.seen, bad + other.bad, Math.max(lastAt, other.lastAt));
        }
    }

    /** By Iglu URI. */
    public synchronized Map<String, Use> all() {
        return Map.copyOf(uses);
    }

    synchronized void seen(String uri, long atMillis) {
        add(uri, new Use(1, 0, atMillis));
    }

    synchronized void bad(String uri, long atMillis) {
        add(uri, new Use(0, 1, atMillis));
    }

    private void add(String uri, Use use) {
        if (uses.size() < MOST || uses.containsKey(uri)) {
            uses.merge(uri, use, Use::and);
        }
    }
}
