package io.freshet.collector.spool;

import java.util.concurrent.atomic.LongAdder;

/** What one spool did since the process began. Safe from any thread. */
public final class SpoolCounters {

    private final LongAdder stored = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final LongAdder syncs = new LongAdder();
    private final LongAdder syncNanos = new LongAdder();

    /** Records that were stored. */
    public long stored() {
        return stored.sum();
    }

    /** Records that were released. */
    public long released() {
        return released.sum();
    }

    /** How often the disk was waited for. */
    public long syncs() {
        return syncs.sum();
    }

    /** How long the disk was waited for. */
    public long syncNanos() {
        return syncNanos.sum();
    }

    void addStored(long records) {
        stored.add(records);
    }

    void addReleased(long records) {
        released.add(records);
    }

    void addSync(long nanos) {
        syncs.increment();
        syncNanos.add(nanos);
    }
}
