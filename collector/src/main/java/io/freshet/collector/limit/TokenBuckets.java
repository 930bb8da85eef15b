package io.freshet.collector.limit;

import io.freshet.collector.settings.RateLimitSettings.Rate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for every key. A bucket is one number, the moment at which it will be full
 * again (the generic cell rate algorithm, ITU-T I.371); a full bucket is none, so that keys that
 * are not in use are forgotten. Safe from any thread.
 */
final class TokenBuckets {

    private static final long PURGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long nanosPerToken;
    private final long burstNanos;
    private final int maxKeys;
    private final LongSupplier clock;
    private final Map<String, Long> fullAgain = new ConcurrentHashMap<>();
    private final AtomicLong purged;

    /**
     * All buckets are full.
     *
     * @param maxKeys so many are kept at a time; beyond, new keys are let through uncounted,
     *     because somebody who can come under so many names is not stopped by a limit on each
     * @param clock nanoseconds, as of {@link System#nanoTime()}
     */
    TokenBuckets(Rate rate, int maxKeys, LongSupplier clock) {
        this.nanosPerToken = Math.max(1, (long) (1e9 / rate.requestsPerSecond()));
        this.burstNanos = Math.multiplyExact(nanosPerToken, rate.burst() - 1L);
        this.maxKeys = maxKeys;
        this.clock = clock;
        this.purged = new AtomicLong(clock.getAsLong());
    }

    /**
     * Takes a token.
     *
     * @return 0, or in how many nanoseconds there will be one
     */
    long take(String key) {
        var now = clock.getAsLong();
        if (!fullAgain.containsKey(key) && isFull(now)) {
            return 0;
        }
        var wait = new long[1];
        fullAgain.compute(
                key,
                (k, at) -> {
                    var missing = at == null ? 0 : Math.max(0, at - now);
                    wait[0] = Math.max(0, missing - burstNanos);
                    return now + missing + (wait[0] > 0 ? 0 : nanosPerToken);
                });
        return wait[0];
    }

    int keys() {
        return fullAgain.size();
    }

    private boolean isFull(long now) {
        if (fullAgain.size() < maxKeys) {
            return false;
        }
        var last = purged.get();
        if (now - last >= PURGE_NANOS && purged.compareAndSet(last, now)) {
            fullAgain.values().removeIf(at -> at - now <= 0);
        }
        return fullAgain.size() >= maxKeys;
    }
}
