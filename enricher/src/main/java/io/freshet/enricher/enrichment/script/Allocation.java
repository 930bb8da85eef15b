package io.freshet.enricher.enrichment.script;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes threads have allocated so far, also those that are free again. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    static long ofThisThread() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    static long of(long threadId) {
        return THREADS.getThreadAllocatedBytes(threadId);
    }
}
