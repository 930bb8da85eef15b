package io.freshet.loader.pg.lane;

/**
 * How large batches may become. Halved where the database finds one too large, doubled again after
 * a while of success. Thread-safe.
 */
public final class BatchLimits {

    /** Batches that must succeed before the limits are doubled again. */
    static final int PROBATION = 20;

    private final BatchSettings settings;
    private int halvings;
    private int successes;

    /** Begins with what is configured. */
    public BatchLimits(BatchSettings settings) {
        this.settings = settings;
    }

    /** Most events at the moment, 1 or more. */
    public synchronized int maxEvents() {
        return Math.max(1, settings.maxEvents() >> halvings);
    }

    /** Most bytes at the moment, 1 or more. */
    public synchronized long maxBytes() {
        return Math.max(1, settings.maxBytes() >> halvings);
    }

    /** A batch was too large. */
    synchronized void halve() {
        successes = 0;
        if (settings.maxEvents() >> halvings > 1) {
            halvings++;
        }
    }

    /** A batch was committed. */
    synchronized void succeeded() {
        if (halvings > 0 && ++successes >= PROBATION) {
            successes = 0;
            halvings--;
        }
    }
}
