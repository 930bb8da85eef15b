package io.freshet.collector.sink;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Deliveries whose acknowledgement is awaited, about in the order of their sending. */
final class Waiting {

    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();

    void add(Delivery delivery) {
        deliveries.add(delivery);
    }

    /**
     * Forgets those that are done and gives up those that have waited for too long.
     *
     * @param tooLate takes what is given up
     */
    synchronized void sweep(long patienceNanos, Consumer<Delivery> tooLate) {
        for (var oldest = deliveries.peek(); oldest != null; oldest = deliveries.peek()) {
            if (!oldest.isDone()) {
                if (!oldest.hasWaited(patienceNanos)) {
                    return;
                }
                deliveries.poll();
                tooLate.accept(oldest);
            } else {
                deliveries.poll();
            }
        }
    }

    /** How many are not done. */
    long count() {
        return deliveries.stream().filter(delivery -> !delivery.isDone()).count();
    }

    boolean isEmpty() {
        return deliveries.isEmpty();
    }
}
