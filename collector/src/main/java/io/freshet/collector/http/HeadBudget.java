package io.freshet.collector.http;

/**
 * What one connection holds of the common budget for a head that is arriving in parts. A head that
 * arrives at once, as nearly all do, costs nothing here. Belongs to the connection's event loop.
 */
final class HeadBudget {

    private final BufferBudget budget;
    private int held;

    /** Told along the pipeline when there is no room. */
    enum Exceeded {
        HEAD
    }

    HeadBudget(BufferBudget budget) {
        this.budget = budget;
    }

    /** Takes room for a part; false where there is none. */
    boolean hold(int bytes) {
        if (!budget.reserve(bytes)) {
            return false;
        }
        held += bytes;
        return true;
    }

    /** The head is complete, or will never be. */
    void release() {
        if (held > 0) {
            budget.release(held);
            held = 0;
        }
    }
}
