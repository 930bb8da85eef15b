package io.freshet.webapp.micro;

import io.freshet.webapp.tail.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which payloads have been seen and lack outcomes, so that a test suite that has just sent an event
 * can be answered with what became of it. Bounded: of more payloads than {@link #MOST} the oldest
 * are not waited for. Thread-safe.
 */
public final class Outstanding {

    private static final int MOST = 10_000;

    private final Map<Place, Integer> missing = new LinkedHashMap<>();
    private final Map<String, Long> next = new HashMap<>();

    /**
     * A payload was seen.
     *
     * @param events how many it holds; 0 where its outcomes are not waited for
     */
    public synchronized void began(Place payload, int events) {
        next.merge(partition(payload), payload.offset() + 1, Math::max);
        if (events > 0) {
            missing.put(payload, events);
            if (missing.size() > MOST) {
                missing.remove(missing.keySet().iterator().next());
            }
        }
        notifyAll();
    }

    /** One event of a payload has ended. */
    public synchronized void ended(Place payload) {
        missing.computeIfPresent(payload, (place, count) -> count > 1 ? count - 1 : null);
        notifyAll();
    }

    /** A payload has ended with all that was in it. */
    public synchronized void endedWhole(Place payload) {
        missing.remove(payload);
        notifyAll();
    }

    /**
     * Waits until all payloads before these places have been seen and have ended. What has not by
     * then, because a script dropped it, is not waited for again.
     *
     * @param ends the place behind the last payload of each partition
     * @param most how long to wait
     */
    synchronized void await(List<Place> ends, Duration most) throws InterruptedException {
        var deadline = System.nanoTime() + most.toNanos();
        while (!isSettled(ends)) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                missing.keySet().removeIf(payload -> isBefore(payload, ends));
                return;
            }
            wait(left);
        }
    }

    /** Whether all payloads before these places have been seen and have ended. */
    synchronized boolean isSettled(List<Place> ends) {
        return ends.stream().allMatch(end -> next.getOrDefault(partition(end), 0L) >= end.offset())
                && missing.keySet().stream().noneMatch(payload -> isBefore(payload, ends));
    }

    private static boolean isBefore(Place payload, List<Place> ends) {
        return ends.stream()
                .anyMatch(
                        end ->
                                partition(end).equals(partition(payload))
                                        && payload.offset() < end.offset());
    }

    private static String partition(Place place) {
        return place.topic() + "-" + place.partition();
    }
}
