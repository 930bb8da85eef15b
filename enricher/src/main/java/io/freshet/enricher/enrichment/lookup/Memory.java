package io.freshet.enricher.enrichment.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.freshet.enricher.enrichment.lookup.Answer.Given;
import io.freshet.enricher.enrichment.lookup.Answer.None;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers for their time and failures for a tenth of it, as the reference does; the last
 * answer stays beyond its time, for when the next question fails. Thread-safe.
 */
final class Memory<K, V> {

    private final LookupPlan plan;
    private final Ticker ticker;
    private final Cache<K, Entry<V>> entries;

    Memory(LookupPlan plan, Ticker ticker) {
        this.plan = plan;
        this.ticker = ticker;
        this.entries =
                Caffeine.newBuilder().maximumSize(plan.cacheSize()).executor(Runnable::run).build();
    }

    /** What was used last for the question, while it holds. */
    @Nullable Answer<V> fresh(K key) {
        var entry = entries.getIfPresent(key);
        return entry != null && entry.until - ticker.read() > 0 ? entry.used() : null;
    }

    /** The last answer, however old. */
    @Nullable Given<V> last(K key) {
        var entry = entries.getIfPresent(key);
        return entry == null ? null : entry.last();
    }

    void remember(K key, Given<V> answer) {
        entries.put(key, new Entry<>(answer, null, until(plan.cacheTtl())));
    }

    void remember(K key, None<V> failure) {
        entries.put(key, new Entry<>(last(key), failure, until(plan.failureTtl())));
    }

    private long until(Duration time) {
        return ticker.read() + time.toNanos();
    }

    /** At least one of the two is there. */
    private record Entry<V>(@Nullable Given<V> last, @Nullable None<V> failure, long until) {

        @Nullable Answer<V> used() {
            return last != null ? last : failure;
        }
    }
}
