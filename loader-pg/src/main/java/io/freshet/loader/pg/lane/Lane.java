package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.offset.Fenced;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches one after another, on a thread of its own. While one is written, one more may
 * wait. What cannot be written because somebody is away is tried again and again; a batch is given
 * up only where another loader has its partitions, or when the lane is told to stop.
 *
 * <p>The thread that hands over hears of everything by {@link LaneEvent}s.
 */
public final class Lane implements Runnable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Lane.class);

    private final LaneWork work;
    private final BatchLimits limits;
    private final Backoff backoff;
    private final LaneListener listener;
    private final Queue<LaneEvent> events;
    private final Object lock = new Object();
    private final Deque<Task> tasks = new ArrayDeque<>();
    private boolean busy;
    private boolean stopping;
    private boolean ended;
    private volatile @Nullable String trouble;

    /** What is to be done, in the order in which it was asked for. */
    private sealed interface Task {}

    private record Write(EncodedBatch batch) implements Task {}

    private record MakeClaims(ClaimRequest request) implements Task {}

    /**
     * A lane that does nothing until {@link #run} is called.
     *
     * @param events where it tells what happened; thread-safe
     */
    public Lane(
            LaneWork work,
            BatchLimits limits,
            RetrySettings retry,
            LaneListener listener,
            Queue<LaneEvent> events) {
        this.work = work;
        this.limits = limits;
        this.backoff = new Backoff(retry);
        this.listener = listener;
        this.events = events;
    }

    /** Whether a batch may be handed over. */
    public boolean hasRoom() {
        synchronized (lock) {
            return tasks.stream().noneMatch(Write.class::isInstance);
        }
    }

    /** Whether nothing is being done and nothing waits. */
    public boolean isIdle() {
        synchronized (lock) {
            return !busy && tasks.isEmpty();
        }
    }

    /** Hands a batch over, which is the lane's from now on; only while there is room. */
    public void handOver(EncodedBatch batch) {
        if (!hasRoom()) {
            throw new IllegalStateException("a batch is waiting already");
        }
        add(new Write(batch));
    }

    /** Has partitions claimed, after what was handed over before. */
    public void claim(ClaimRequest request) {
        add(new MakeClaims(request));
    }

    private void add(Task task) {
        synchronized (lock) {
            tasks.add(task);
            lock.notifyAll();
        }
    }

    /** What it waits for, for people; null where all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Lets it end after what was handed over, which is tried only once. */
    public void stop() {
        synchronized (lock) {
            stopping = true;
            tasks.removeIf(MakeClaims.class::isInstance);
            lock.notifyAll();
        }
    }

    /** Ends what it does at once, without effect. */
    public void abort() {
        stop();
        work.abort();
    }

    /** Whether it has ended. */
    public boolean hasEnded() {
        synchronized (lock) {
            return ended;
        }
    }

    @Override
    public void run() {
        try {
            for (var task = next(); task != null; task = next()) {
                if (task instanceof Write write) {
                    write(write.batch());
                } else if (task instanceof MakeClaims claims) {
                    claimAll(claims.request());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error defect) {
            events.add(new LaneEvent.Broken(defect));
        } finally {
            work.close();
            synchronized (lock) {
                ended = true;
            }
        }
    }

    /** Null when there is nothing more to do. */
    private @Nullable Task next() throws InterruptedException {
        synchronized (lock) {
            busy = false;
            while (tasks.isEmpty() && !stopping) {
                lock.wait();
            }
            busy = !tasks.isEmpty();
            return tasks.poll();
        }
    }

    private void write(EncodedBatch batch) throws InterruptedException {
        var parts = new ArrayDeque<>(List.of(batch));
        while (!parts.isEmpty()) {
            var part = parts.remove();
            try {
                work.write(part);
                limits.succeeded();
                calm();
                events.add(new LaneEvent.Committed(part.next()));
            } catch (Fenced fenced) {
                fencedOff(fenced);
                return;
            } catch (Outage outage) {
                if (!await(outage)) {
                    giveUp(part.size() + parts.stream().mapToInt(EncodedBatch::size).sum(), outage);
                    return;
                }
                tryAgain(part, outage, parts);
            }
        }
    }

    private void tryAgain(EncodedBatch part, Outage outage, Deque<EncodedBatch> parts) {
        if (outage.isTooLarge() && part.size() > 1) {
            limits.halve();
            var halves = part.halves();
            parts.addFirst(halves.get(1));
            parts.addFirst(halves.get(0));
        } else {
            part.makeAnew();
            parts.addFirst(part);
        }
    }

    private void fencedOff(Fenced fenced) {
        listener.retries(Outage.Cause.FENCED);
        LOGGER.atWarn()
                .addKeyValue("cause", Outage.Cause.FENCED.text())
                .addKeyValue("error", fenced.getMessage())
                .log("batch dropped, its records are read again by whoever has their partition");
        synchronized (lock) {
            tasks.removeIf(Write.class::isInstance);
        }
        calm();
        events.add(new LaneEvent.FencedOff(this));
    }

    private static void giveUp(int records, Outage outage) {
        LOGGER.atInfo()
                .addKeyValue("events", records)
                .addKeyValue("error", outage.getMessage())
                .log("stopped before the last batch, it will be read again");
    }

    private void claimAll(ClaimRequest request) throws InterruptedException {
        while (true) {
            try {
                var claimed = work.claim(request.wanted());
                calm();
                events.add(new LaneEvent.Claimed(request, claimed));
                return;
            } catch (Outage outage) {
                if (!await(outage)) {
                    return;
                }
            }
        }
    }

    private void calm() {
        backoff.reset();
        if (trouble != null) {
            trouble = null;
            LOGGER.atInfo().log("going on");
        }
    }

    /** Waits as long as the outage asks for; false when the lane is to stop. */
    private boolean await(Outage outage) throws InterruptedException {
        var who = outage.who().text();
        trouble = "waiting for " + who + ": " + outage.getMessage();
        listener.retries(outage.who());
        LOGGER.atWarn()
                .addKeyValue("cause", who)
                .addKeyValue("error", outage.getMessage())
                .log("waiting, nothing is lost");
        return sleep(backoff.afterFailure());
    }

    private boolean sleep(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        synchronized (lock) {
            for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
                if (stopping) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return !stopping;
        }
    }
}
