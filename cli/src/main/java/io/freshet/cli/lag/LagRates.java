package io.freshet.cli.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How fast groups read, from two looks at them. One thread. */
public final class LagRates {

    private record Look(long done, long nanos) {}

    private final Map<String, Look> last = new HashMap<>();

    /** Has looked at nothing yet. */
    public LagRates() {}

    /**
     * Records a second since the last look; empty at the first one.
     *
     * @param nanos the clock of intervals
     */
    public OptionalDouble rate(GroupLag lag, long nanos) {
        var before = last.put(lag.reader().group(), new Look(lag.done(), nanos));
        if (before == null || nanos <= before.nanos()) {
            return OptionalDouble.empty();
        }
        var done = Math.max(0, lag.done() - before.done());
        return OptionalDouble.of(done * 1e9 / (nanos - before.nanos()));
    }

    /** How long it takes to read what waits at this rate, if nothing more came. */
    public static Duration timeLeft(long records, double rate) {
        return Duration.ofMillis(Math.round(records * 1e3 / rate));
    }
}
