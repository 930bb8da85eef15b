package io.freshet.collector.spool;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How much the spools of a collector may take of the disk, together. Safe from any thread. */
final class SpoolBudget {

    private final long maxBytes;
    private final long minFreeBytes;
    private final LongSupplier freeBytes;
    private final AtomicLong used = new AtomicLong();

    /**
     * Nothing used yet.
     *
     * @param minFreeBytes stays free on the disk for others
     * @param freeBytes tells what is free
     */
    SpoolBudget(long maxBytes, long minFreeBytes, LongSupplier freeBytes) {
        this.maxBytes = maxBytes;
        this.minFreeBytes = minFreeBytes;
        this.freeBytes = freeBytes;
    }

    /** Takes bytes if there is room. */
    boolean reserve(long bytes) {
        if (used.addAndGet(bytes) > maxBytes) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Takes bytes that are on the disk already. */
    void add(long bytes) {
        used.addAndGet(bytes);
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Whether the disk keeps enough free when so many bytes are written. */
    boolean leavesDiskFree(long bytes) {
        return freeBytes.getAsLong() - bytes >= minFreeBytes;
    }

    /** Whether a tenth is free again, so that it is worth saying. */
    boolean hasRoom() {
        return used.get() < maxBytes - maxBytes / 10;
    }

    long used() {
        return used.get();
    }
}
