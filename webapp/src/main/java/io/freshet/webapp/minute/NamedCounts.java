package io.freshet.webapp.minute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often things of many names happened: so many names at most, and the others together. Names
 * that did not occur for a day make room.
 */
public final class NamedCounts {

    private static final int LONGEST = 255;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long BETWEEN_CLEANINGS_MILLIS = 60_000;

    private final int most;
    private long cleanedAt;
    private final Map<String, TimeCounts> byName = new HashMap<>();
    private final TimeCounts others = new TimeCounts();

    /**
     * How often one of them happened.
     *
     * @param name its name
     * @param count how often
     */
    public record Named(String name, long count) {}

    /**
     * Nothing counted.
     *
     * @param most how many names are told apart; those that come later count together
     */
    public NamedCounts(int most) {
        this.most = most;
    }

    /** Counts one more. */
    public synchronized void add(String name, long atMillis) {
        var key = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        var counts = byName.get(key);
        if (counts == null && hasRoom(atMillis)) {
            counts = new TimeCounts();
            byName.put(key, counts);
        }
        (counts == null ? others : counts).add(atMillis);
    }

    private boolean hasRoom(long nowMillis) {
        if (byName.size() >= most && nowMillis - cleanedAt > BETWEEN_CLEANINGS_MILLIS) {
            cleanedAt = nowMillis;
            byName.values().removeIf(counts -> counts.lastMillis() < nowMillis - DAY_MILLIS);
        }
        return byName.size() < most;
    }

    /** The most frequent ones in a window, most frequent first. */
    public synchronized List<Named> top(int howMany, Window window, long nowMillis) {
        return byName.entrySet().stream()
                .map(one -> new Named(one.getKey(), one.getValue().sum(window, nowMillis)))
                .filter(one -> one.count() > 0)
                .sorted(
                        Comparator.comparingLong(Named::count)
                                .reversed()
                                .thenComparing(Named::name))
                .limit(howMany)
                .toList();
    }

    /** Those without a count of their own. */
    public synchronized long others(Window window, long nowMillis) {
        return others.sum(window, nowMillis);
    }
}
