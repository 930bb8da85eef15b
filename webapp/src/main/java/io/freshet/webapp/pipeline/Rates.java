package io.freshet.webapp.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How fast numbers grow, from one look to the next. */
final class Rates {

    /** Looks that are nearer than that tell little. */
    private static final long LEAST_NANOS = 900_000_000L;

    private final Map<String, Look> looks = new HashMap<>();

    private record Look(long count, long nanos, @Nullable Double perSecond) {}

    /**
     * Notes a number.
     *
     * @return how much it has grown in a second since the look before; null at the first
     */
    synchronized @Nullable Double of(String name, long count, long nanos) {
        var before = looks.get(name);
        if (before == null) {
            looks.put(name, new Look(count, nanos, null));
            return null;
        }
        if (nanos - before.nanos() < LEAST_NANOS) {
            return before.perSecond();
        }
        var grown = Math.max(0, count - before.count());
        var rate = Math.round(grown * 1e10 / (nanos - before.nanos())) / 10.0;
        looks.put(name, new Look(count, nanos, rate));
        return rate;
    }
}
