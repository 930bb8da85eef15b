package io.freshet.enricher.enrichment.script;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of a script, seen by the thread that makes it and by the one that watches. A call that
 * the watcher has stopped stays stopped, however it ends.
 */
final class Call {

    /** Why a call was stopped. */
    enum Stop {
        TIME,
        MEMORY
    }

    private enum State {
        RUNNING,
        ENDED,
        OUT_OF_TIME,
        OUT_OF_MEMORY
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final long memoryLimit;
    private final int grace;
    private final long threadId = Thread.currentThread().getId();
    private final long allocatedBefore = Allocation.ofThisThread();

    /** How often the watcher has seen it; of the watcher alone. */
    private int seen;

    /**
     * Begins one, by this thread.
     *
     * @param memoryLimit in bytes
     * @param grace how many times as long as others it may take
     */
    Call(long memoryLimit, int grace) {
        this.memoryLimit = memoryLimit;
        this.grace = grace;
    }

    /** Looks at the call, for the watcher; after {@code mostSeen} looks it takes too long. */
    boolean isToBeStopped(int mostSeen) {
        seen++;
        if (seen > mostSeen * grace) {
            state.compareAndSet(State.RUNNING, State.OUT_OF_TIME);
        } else if (Allocation.of(threadId) - allocatedBefore > memoryLimit) {
            state.compareAndSet(State.RUNNING, State.OUT_OF_MEMORY);
        }
        return state.get() == State.OUT_OF_TIME || state.get() == State.OUT_OF_MEMORY;
    }

    /** Notes that it ran out of memory, as its own thread found out. */
    void outOfMemory() {
        state.compareAndSet(State.RUNNING, State.OUT_OF_MEMORY);
    }

    /** Ends it; null unless it was stopped, or should have been. */
    @Nullable Stop end() {
        if (Allocation.ofThisThread() - allocatedBefore > memoryLimit) {
            outOfMemory();
        }
        state.compareAndSet(State.RUNNING, State.ENDED);
        return switch (Objects.requireNonNull(state.get())) {
            case OUT_OF_TIME -> Stop.TIME;
            case OUT_OF_MEMORY -> Stop.MEMORY;
            case RUNNING, ENDED -> null;
        };
    }
}
