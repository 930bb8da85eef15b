package io.freshet.collector.sink;

import io.freshet.collector.spool.Position;
import io.freshet.collector.spool.Spool;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The way of a record past the brokers, and back to them. */
@SuppressWarnings("FutureReturnValueIgnored") // what is scheduled ends with its timer
final class Spooling {

    private final Spool spool;
    private final Replay replay;
    private final Waiting waiting = new Waiting();
    private final long afterNanos;

    /**
     * Joins the parts.
     *
     * @param after records that wait for so long go to the spool
     */
    Spooling(Spool spool, Replay replay, Duration after) {
        this.spool = spool;
        this.replay = replay;
        this.afterNanos = after.toNanos();
    }

    void begin(ScheduledExecutorService timer, BrokerState brokers) {
        var period = Math.min(afterNanos / 10, TimeUnit.MILLISECONDS.toNanos(100));
        timer.scheduleWithFixedDelay(
                () ->
                        waiting.sweep(
                                afterNanos,
                                delivery -> {
                                    brokers.isAway("no acknowledgement in time");
                                    divert(delivery);
                                }),
                period,
                period,
                TimeUnit.NANOSECONDS);
        replay.start();
    }

    /** Gives a record to the spool, unless it is safe already. */
    void divert(Delivery delivery) {
        var record = delivery.divert();
        if (record != null) {
            spool.offer(record.key(), record.bytes(), delivery);
        }
    }

    void waitFor(Delivery delivery) {
        waiting.add(delivery);
    }

    void stored(Position place, Delivery delivery) {
        replay.doubt(place, delivery);
    }

    /** Whether no record waits for the brokers. */
    boolean isIdle() {
        waiting.sweep(Long.MAX_VALUE, this::divert);
        return waiting.isEmpty();
    }

    /**
     * Ends the replay; then every record that waits for the brokers is acknowledged, or goes to the
     * spool when its time is up.
     *
     * @return how many waited
     */
    long finish(Duration patience) {
        replay.stop();
        var waited = waiting.count();
        var deadline = System.nanoTime() + patience.toNanos();
        while (!isIdle() && System.nanoTime() - deadline < 0) {
            waiting.sweep(afterNanos, this::divert);
            pause();
        }
        return waited;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
