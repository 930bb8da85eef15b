package io.freshet.webapp.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, numbered in the order in which they were seen. The numbers begin with the
 * clock at start, so that a reader who comes back after a restart is not taken for one who is
 * ahead. Thread-safe.
 */
public final class LiveRing {

    private final @Nullable LiveEvent[] events;
    private final long first;
    private long next;

    /** Place in the ring by event id, so that a row can be noted. */
    private final Map<String, Long> byId = new HashMap<>();

    /**
     * An event and its number.
     *
     * @param seq its number
     * @param event the event
     */
    public record Numbered(long seq, LiveEvent event) {}

    /**
     * What {@link #after} found.
     *
     * @param events oldest first
     * @param next the number to go on after
     */
    public record Page(List<Numbered> events, long next) {

        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * An empty ring.
     *
     * @param capacity how many are kept, 1 or more
     * @param firstSeq the number before the first
     */
    public LiveRing(int capacity, long firstSeq) {
        this.events = new LiveEvent[capacity];
        this.first = firstSeq;
        this.next = firstSeq;
    }

    /** Adds an event and wakes who waits. */
    public synchronized void add(LiveEvent event) {
        next++;
        var index = index(next);
        var old = events[index];
        if (old != null) {
            byId.remove(old.id(), next - events.length);
        }
        events[index] = event;
        byId.put(event.id(), next);
        notifyAll();
    }

    /** The number of the newest. */
    public synchronized long newest() {
        return next;
    }

    /** The newest good events without a row. */
    public synchronized List<String> withoutRow(int howMany) {
        var ids = new ArrayList<String>();
        for (var seq = next; seq > oldest() && ids.size() < howMany; seq--) {
            var event = at(seq);
            if (event.outcome() == LiveEvent.Outcome.GOOD) {
                ids.add(event.id());
            }
        }
        return ids;
    }

    /** Notes that events are in Postgres. */
    public synchronized void stored(Collection<String> ids) {
        for (var id : ids) {
            var seq = byId.get(id);
            if (seq != null && at(seq).outcome() == LiveEvent.Outcome.GOOD) {
                events[index(seq)] = at(seq).stored();
            }
        }
    }

    /** An event that is still kept. */
    public synchronized Optional<Numbered> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(seq -> new Numbered(seq, at(seq)));
    }

    /** Events that fit, newest first. */
    public synchronized List<Numbered> before(
            long seq, int limit, Predicate<? super LiveEvent> fits) {
        var found = new ArrayList<Numbered>();
        for (var at = Math.min(seq - 1, next); at > oldest() && found.size() < limit; at--) {
            var event = at(at);
            if (fits.test(event)) {
                found.add(new Numbered(at, event));
            }
        }
        return found;
    }

    /**
     * Events that came after a number and fit; waits for some to come.
     *
     * @param limit how many are looked at, at most
     * @param waitMillis how long to wait at most
     */
    public synchronized Page after(
            long seq, int limit, Predicate<? super LiveEvent> fits, long waitMillis)
            throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        var from = seq > next || seq < first ? oldest() : seq;
        while (from >= next) {
            var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return new Page(List.of(), from);
            }
            wait(left);
        }
        from = Math.max(from, oldest());
        var to = Math.min(next, from + limit);
        var found = new ArrayList<Numbered>();
        for (var at = from + 1; at <= to; at++) {
            var event = at(at);
            if (fits.test(event)) {
                found.add(new Numbered(at, event));
            }
        }
        return new Page(found, to);
    }

    /** The number before the oldest that is kept. */
    private long oldest() {
        return Math.max(first, next - events.length);
    }

    private LiveEvent at(long seq) {
        var event = events[index(seq)];
        if (event == null) {
            throw new IllegalStateException("no event has the number " + seq);
        }
        return event;
    }

    private int index(long seq) {
        return (int) Math.floorMod(seq, (long) events.length);
    }
}
