package io.freshet.webapp.live;

import io.freshet.webapp.live.LiveEvent.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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

    /** What became of events after they were told, as many as there are events, newest last. */
    private final ArrayDeque<Numbered> changes = new ArrayDeque<>();

    private long changed;

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
     * @param missed how many came that are not kept any more
     * @param changed what became of events that were told before, oldest first
     * @param next where to go on
     */
    public record Page(List<Numbered> events, long missed, List<Numbered> changed, Mark next) {

        public Page {
            events = List.copyOf(events);
            changed = List.copyOf(changed);
        }
    }

    /**
     * How far a reader is.
     *
     * @param seq the number of the last event it was told
     * @param change the number of the last change it was told
     */
    public record Mark(long seq, long change) {}

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
        events[index(next)] = event;
        notifyAll();
    }

    /** The number of the newest. */
    public synchronized long newest() {
        return next;
    }

    /** The place of a reader who has been told everything up to an event. */
    public synchronized Mark mark(long seq) {
        return new Mark(seq, changed);
    }

    /** The newest good events without a row, newest first. */
    public synchronized List<Numbered> withoutRow(int howMany) {
        return before(Long.MAX_VALUE, howMany, event -> event.outcome() == Outcome.GOOD);
    }

    /** Notes what became of a good event, and wakes who waits. */
    public synchronized void settle(long seq, Outcome outcome) {
        if (seq <= oldest() || seq > next || at(seq).outcome() != Outcome.GOOD) {
            return;
        }
        var now = at(seq).as(outcome);
        events[index(seq)] = now;
        changes.addLast(new Numbered(seq, now));
        changed++;
        if (changes.size() > events.length) {
            changes.removeFirst();
        }
        notifyAll();
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
     * Events and changes that came after a mark and fit; waits for some to come.
     *
     * @param limit how many are looked at, at most
     * @param waitMillis how long to wait at most
     */
    public synchronized Page after(
            Mark mark, int limit, Predicate<? super LiveEvent> fits, long waitMillis)
            throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        var seq = mark.seq() > next || mark.seq() < first ? oldest() : mark.seq();
        while (seq >= next && mark.change() >= changed) {
            var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return new Page(List.of(), 0, List.of(), new Mark(seq, mark.change()));
            }
            wait(left);
        }
        var from = Math.max(seq, oldest());
        var to = Math.min(next, from + limit);
        var found = new ArrayList<Numbered>();
        for (var at = from + 1; at <= to; at++) {
            var event = at(at);
            if (fits.test(event)) {
                found.add(new Numbered(at, event));
            }
        }
        return new Page(found, from - seq, changedSince(mark, fits), new Mark(to, changed));
    }

    /** Of events that are told only now nothing has changed. */
    private List<Numbered> changedSince(Mark mark, Predicate<? super LiveEvent> fits) {
        return changes.stream()
                .skip(Math.max(0, changes.size() - (changed - mark.change())))
                .filter(change -> change.seq() <= mark.seq() && fits.test(change.event()))
                .toList();
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
