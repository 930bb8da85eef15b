package io.freshet.collector.spool;

import io.freshet.collector.settings.SpoolSettings;
import io.freshet.collector.settings.SpoolSettings.Fsync;
import io.freshet.collector.spool.Placement.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the records of one stream. Offering never waits: a thread of its own writes what was
 * offered meanwhile in one go, so that many share one wait for the disk.
 */
public final class Spool implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Spool.class);
    private static final long MAX_QUEUED_BYTES = 32L << 20;
    private static final int MAX_BATCH = 4096;
    private static final long CLOSE_SECONDS = 10;
    private static final Offer WAKE =
            new Offer(new SpooledRecord(0, "", new byte[0]), 0, new Nobody());
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final SpoolLog log;
    private final SpoolBudget budget;
    private final Fsync fsync;
    private final long fsyncNanos;
    private final LongSupplier clock;
    private final SetAside rejected;
    private final SpoolCounters counters = new SpoolCounters();
    private final LinkedBlockingQueue<Offer> offers = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Thread writer;
    private final AtomicBoolean refusing = new AtomicBoolean();
    private volatile boolean closed;
    private boolean dirty;
    private long syncedNanos = System.nanoTime();

    /**
     * Begins to take offers.
     *
     * @param name the stream's, for logs and threads
     * @param clock epoch milliseconds
     */
    Spool(
            String name,
            SpoolLog log,
            SpoolBudget budget,
            SpoolSettings settings,
            SetAside rejected,
            LongSupplier clock) {
        this.name = name;
        this.rejected = rejected;
        this.log = log;
        this.budget = budget;
        this.fsync = settings.fsync();
        this.fsyncNanos = settings.fsyncInterval().toNanos();
        this.clock = clock;
        this.writer = new Thread(this::write, "spool-" + name);
        writer.setDaemon(true);
        writer.start();
    }

    /** Takes a record if it can; tells the placement so, at once or soon. */
    public void offer(String key, byte[] bytes, Placement placement) {
        var record = new SpooledRecord(clock.getAsLong(), key, bytes);
        var refusal = enqueue(new Offer(record, Frame.size(record), placement));
        if (refusal != null) {
            placement.refused(refusal);
        }
    }

    private @Nullable Refusal enqueue(Offer offer) {
        synchronized (offers) { // so that nothing is added after the last was written
            if (closed) {
                return Refusal.CLOSED;
            }
            if (queuedBytes.get() + offer.size() > MAX_QUEUED_BYTES) {
                return Refusal.BUSY;
            }
            if (!budget.reserve(offer.size())) {
                refusing("it is full", null);
                return Refusal.FULL;
            }
            queuedBytes.addAndGet(offer.size());
            offers.add(offer);
            return null;
        }
    }

    /**
     * The oldest records; the same again until they are released.
     *
     * @param maxBytes about so many bytes, at least one record
     */
    public List<StoredRecord> read(int maxRecords, int maxBytes) throws IOException {
        return log.read(maxRecords, maxBytes);
    }

    /**
     * Forgets records.
     *
     * @param next where the first one stands that is still wanted
     * @param records how many are forgotten
     */
    public void release(Position next, int records) throws IOException {
        log.release(next);
        counters.addReleased(records);
    }

    /**
     * Keeps a record in a file for a person, as nobody else will ever take it. It is to be released
     * all the same.
     */
    public void setAside(StoredRecord stored, String reason) throws IOException {
        rejected.add(stored.record(), reason);
    }

    /** Whether no record waits. */
    public boolean isEmpty() {
        return log.isEmpty();
    }

    /** When the oldest record was stored, epoch milliseconds; empty where none waits. */
    public OptionalLong oldestMillis() throws IOException {
        return log.oldestMillis();
    }

    /** What it did. */
    public SpoolCounters counters() {
        return counters;
    }

    /** Stores what was offered before and lets go. */
    @Override
    public void close() throws IOException {
        synchronized (offers) {
            closed = true;
            offers.add(WAKE);
        }
        try {
            writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    @SuppressWarnings("ReferenceEquality") // one object is meant, not its like
    private void write() {
        var batch = new ArrayList<Offer>();
        while (!closed || !offers.isEmpty()) {
            var first = next();
            if (first != null) {
                batch.add(first);
                offers.drainTo(batch, MAX_BATCH - 1);
                batch.removeIf(offer -> offer == WAKE);
                write(batch);
                batch.clear();
            }
            syncIfDue();
        }
    }

    private @Nullable Offer next() {
        try {
            return offers.poll(dirty ? fsyncNanos : IDLE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException nobodyDoesThat) {
            return null;
        }
    }

    private void write(List<Offer> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var bytes = batch.stream().mapToLong(Offer::size).sum();
        queuedBytes.addAndGet(-bytes);
        var reason = store(batch, bytes);
        if (reason != null) {
            budget.release(bytes);
            batch.forEach(offer -> offer.placement().refused(reason));
        }
    }

    private @Nullable Refusal store(List<Offer> batch, long bytes) {
        if (!budget.leavesDiskFree(bytes)) {
            refusing("the disk is nearly full", null);
            return Refusal.FULL;
        }
        var start = System.nanoTime();
        try {
            synchronized (log) { // nobody reads a record before its placement knows where it is
                var places = log.append(batch.stream().map(Offer::record).toList(), isAlways());
                counters.addStored(places.size());
                for (var i = 0; i < places.size(); i++) {
                    batch.get(i).placement().stored(places.get(i));
                }
            }
        } catch (IOException e) {
            refusing("the disk refuses", e);
            return budget.leavesDiskFree(bytes) ? Refusal.FAILED : Refusal.FULL;
        }
        if (isAlways()) {
            counters.addSync(System.nanoTime() - start);
        }
        dirty = fsync == Fsync.INTERVAL;
        if (budget.hasRoom() && refusing.getAndSet(false)) {
            LOGGER.atInfo().addKeyValue("spool", name).log("the spool takes records again");
        }
        return null;
    }

    private void syncIfDue() {
        var now = System.nanoTime();
        if (!dirty || now - syncedNanos < fsyncNanos) {
            return;
        }
        try {
            log.force();
            counters.addSync(System.nanoTime() - now);
        } catch (IOException e) {
            LOGGER.atError()
                    .addKeyValue("spool", name)
                    .addKeyValue("error", e.toString())
                    .log("the disk refuses, a power cut would take what the spool has");
        }
        dirty = false;
        syncedNanos = now;
    }

    private void refusing(String why, @Nullable IOException cause) {
        if (!refusing.getAndSet(true)) {
            LOGGER.atError()
                    .addKeyValue("spool", name)
                    .addKeyValue("bytes", budget.used())
                    .addKeyValue("error", cause == null ? why : why + ": " + cause)
                    .log("the spool takes no records");
        }
    }

    private boolean isAlways() {
        return fsync == Fsync.ALWAYS;
    }

    private record Offer(SpooledRecord record, int size, Placement placement) {}

    /** Listens for the offer that is none. */
    private static final class Nobody implements Placement {

        @Override
        public void stored(Position place) {
            throw new IllegalStateException("nothing was offered");
        }

        @Override
        public void refused(Refusal reason) {
            throw new IllegalStateException("nothing was offered");
        }
    }
}
