package io.freshet.it.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each event is in the topic, and since when. Grows with what it is told. */
public final class Copies {

    private final int events;
    private final int[] count;
    private final long[] firstMillis;
    private final Map<Integer, List<Long>> moreMillis = new HashMap<>();
    private long unknown;

    /**
     * None yet.
     *
     * @param events how many were sent; numbers from there on are unknown
     */
    public Copies(int events) {
        this.events = events;
        this.count = new int[events];
        this.firstMillis = new long[events];
    }

    /**
     * One more.
     *
     * @param appendedMillis when the broker wrote it
     */
    public void add(int event, long appendedMillis) {
        if (event < 0 || event >= events) {
            unknown++;
        } else if (count[event]++ == 0) {
            firstMillis[event] = appendedMillis;
        } else {
            moreMillis.computeIfAbsent(event, e -> new ArrayList<>()).add(appendedMillis);
        }
    }

    /** A record without any event of the run. */
    public void addUnknown() {
        unknown++;
    }

    public int events() {
        return events;
    }

    /** Copies of one event. */
    public int of(int event) {
        return count[event];
    }

    /** When the broker wrote each, earliest first. */
    public List<Long> millisOf(int event) {
        var millis = new ArrayList<Long>();
        if (count[event] > 0) {
            millis.add(firstMillis[event]);
            millis.addAll(moreMillis.getOrDefault(event, List.of()));
        }
        millis.sort(null);
        return millis;
    }

    /** All copies of all events. */
    public long total() {
        return Arrays.stream(count).asLongStream().sum();
    }

    /** Records or events that nobody of the run sent. */
    public long unknown() {
        return unknown;
    }
}
