package io.freshet.enricher.enrichment.lookup;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that ask, a bounded number of questions that wait for one, and a clock. */
final class Turns implements AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final Semaphore room;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor clock;

    Turns(String name, int concurrency, int queue) {
        room = new Semaphore(concurrency + queue, true);
        threads =
                new ThreadPoolExecutor(
                        concurrency,
                        concurrency,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(), // bounded by the room
                        daemons(name));
        threads.allowCoreThreadTimeOut(true);
        clock = new ScheduledThreadPoolExecutor(1, daemons(name + "-clock"));
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // when closed
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory daemons(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Whether there was room within this time. */
    boolean reserve(Duration patience) {
        try {
            return patience.isZero()
                    ? room.tryAcquire()
                    : room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Room that was reserved is not needed. */
    void giveBack() {
        room.release();
    }

    /** Runs a task in reserved room, when it is its turn. */
    void run(Runnable task, Runnable ifClosed) {
        try {
            threads.execute(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            room.release();
                        }
                    });
        } catch (RejectedExecutionException closed) {
            room.release();
            ifClosed.run();
        }
    }

    /** Runs a short task after this time, unless it is cancelled. */
    Future<?> after(Duration time, Runnable task) {
        return clock.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
