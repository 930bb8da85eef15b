package io.freshet.webapp.minute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often things of many names happened: so many names at most, and the others together. */
public final class NamedCounts {

    private final int most;
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
        var counts = byName.get(name);
        if (counts == null && byName.size() < most) {
            counts = new TimeCounts();
            byName.put(name, counts);
        }
        (counts == null ? others : counts).add(atMillis);
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
