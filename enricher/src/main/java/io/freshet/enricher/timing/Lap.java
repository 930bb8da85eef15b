package io.freshet.enricher.timing;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of one payload through the stages, one after the other: the end of one is the start of
 * the next. One thread, one owner.
 */
public final class Lap {

    /** Of a payload that is not measured. */
    public static final Lap UNTIMED = new Lap(null, () -> 0);

    private final @Nullable StageTimes times;
    private final LongSupplier nanoClock;
    private long since;

    Lap(@Nullable StageTimes times, LongSupplier nanoClock) {
        this.times = times;
        this.nanoClock = nanoClock;
        this.since = nanoClock.getAsLong();
    }

    /**
     * A stage has ended, for one event or all.
     *
     * @param stage its name, of a small closed set
     */
    public void done(String stage) {
        if (times != null) {
            long now = nanoClock.getAsLong();
            times.record(stage, now - since);
            since = now;
        }
    }

    /** Something else was done in between, which belongs to no stage. */
    public void resume() {
        if (times != null) {
            since = nanoClock.getAsLong();
        }
    }
}
