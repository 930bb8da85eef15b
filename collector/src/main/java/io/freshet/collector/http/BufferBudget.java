package io.freshet.collector.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory of all bodies that are arriving or waiting to be stored. */
final class BufferBudget {

    private final long maxBytes;
    private final AtomicLong used = new AtomicLong();

    BufferBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes bytes if there is room. */
    boolean reserve(int bytes) {
        if (used.addAndGet(bytes) > maxBytes) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(int bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }
}
