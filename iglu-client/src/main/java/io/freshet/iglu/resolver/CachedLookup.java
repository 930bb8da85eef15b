package io.freshet.iglu.resolver;

import io.freshet.iglu.cache.LruCache;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry.Distance;
import io.freshet.iglu.registry.RegistryActivity;
import io.freshet.iglu.resolver.Resolution.Failed;
import io.freshet.iglu.resolver.Resolution.Found;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks registries in order and remembers what they said.
 *
 * <ul>
 *   <li>A success is good until its time is over; then all registries are asked again, and if none
 *       answers, the old answer stays in use for another such time.
 *   <li>A failure is remembered too. Only those registries are asked again whose "not found" has
 *       grown old or whose back-off is over.
 *   <li>Misses of one key at the same time make one request.
 *   <li>What comes from a watched folder is forgotten when the folder changes.
 * </ul>
 */
final class CachedLookup<K, V> {

    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);

    private final Question<K, V> question;
    private final List<RankedRegistry> registries;
    private final List<RankedRegistry> watched;
    private final @Nullable Duration ttl;
    private final Duration maxBackoff;
    private final InstantSource clock;
    // failures apart, so that a flood of made-up names does not push out the schemas in use
    private final LruCache<K, Entry<V>> successes;
    private final LruCache<K, Entry<V>> failures;
    private final SingleFlight<K, Resolution<V>> flights = new SingleFlight<>();

    CachedLookup(
            Question<K, V> question,
            List<RankedRegistry> registries,
            int cacheSize,
            @Nullable Duration ttl,
            Duration maxBackoff,
            InstantSource clock) {
        var entries = ttl != null && ttl.compareTo(Duration.ZERO) <= 0 ? 0 : cacheSize;
        this.question = question;
        this.registries = List.copyOf(registries);
        this.ttl = ttl;
        this.maxBackoff = maxBackoff;
        this.clock = clock;
        watched = registries.stream().filter(one -> one.registry().isWatched()).toList();
        successes = new LruCache<>(entries);
        failures = new LruCache<>(entries);
    }

    /** The remembered answer, or a new one. */
    Resolution<V> get(K key) {
        var known = usable(key);
        return known != null ? known : flights.run(key, () -> getOrAsk(key));
    }

    /** A new answer from all registries, which is remembered where it is a success. */
    Resolution<V> refresh(K key) {
        return flights.run(key, () -> askAll(key));
    }

    /** How many successes are remembered. */
    int size() {
        return successes.size();
    }

    private Resolution<V> getOrAsk(K key) {
        var known = usable(key);
        return known != null ? known : askAll(key);
    }

    /** The remembered answer, where it is still good: the way of nearly every look-up. */
    private @Nullable Resolution<V> usable(K key) {
        var entry = entry(key);
        if (entry == null || hasChanged(key, entry) || !isGood(entry)) {
            return null;
        }
        if (entry.source != null) {
            entry.source.used();
        }
        return entry.resolution;
    }

    private boolean isGood(Entry<V> entry) {
        if (entry.resolution instanceof Failed<V> failed) {
            return failed.histories().entrySet().stream().noneMatch(this::isDue);
        }
        return ttl == null || age(entry.since).compareTo(ttl) < 0;
    }

    private @Nullable Entry<V> entry(K key) {
        var success = successes.get(key);
        return success == null ? failures.get(key) : success;
    }

    private boolean hasChanged(K key, Entry<V> entry) {
        if (watched.isEmpty() || age(entry.watchedAt).compareTo(WATCH_EVERY) < 0) {
            return false;
        }
        entry.watchedAt = clock.instant();
        if (stamps(key).equals(entry.stamps)
                && stampsBeyond(key, entry.resolution).equals(entry.stampsBeyond)) {
            return false;
        }
        successes.remove(key);
        failures.remove(key);
        return true;
    }

    private Resolution<V> askAll(K key) {
        // before the files are read: a change in between must not go unseen
        var stamps = stamps(key);
        var known = entry(key);
        var histories = new HashMap<String, LookupHistory>();
        if (known != null && known.resolution instanceof Failed<V> failed) {
            histories.putAll(failed.histories());
        }
        for (var one : RankedRegistry.inOrderFor(question.vendor(key), registries)) {
            var history = histories.get(one.name());
            if (history != null && !isDue(Map.entry(one.name(), history))) {
                continue;
            }
            var answer = question.ask(one.registry(), key);
            var at = clock.instant();
            one.activity().answered(answer, at);
            if (answer instanceof Answer.Found<V> found) {
                return remember(key, new Found<>(found.value()), one.activity(), stamps);
            }
            var error = ((Answer.Failed<V>) answer).error();
            histories.put(
                    one.name(),
                    history == null
                            ? LookupHistory.first(error, at)
                            : forgetOldNotFound(history).and(error, at));
        }
        return known != null && known.resolution instanceof Found<V> stale
                ? remember(key, stale, known.source, stamps)
                : remember(key, new Failed<>(histories), null, stamps);
    }

    private Resolution<V> remember(
            K key,
            Resolution<V> resolution,
            @Nullable RegistryActivity source,
            List<String> stamps) {
        var beyond = stampsBeyond(key, resolution);
        var entry = new Entry<>(resolution, source, clock.instant(), stamps, beyond);
        if (resolution instanceof Found<V>) {
            successes.put(key, entry);
            failures.remove(key);
        } else {
            failures.put(key, entry);
        }
        return resolution;
    }

    private boolean isDue(Map.Entry<String, LookupHistory> failure) {
        var history = forgetOldNotFound(failure.getValue());
        if (history.hasNotFound()) {
            return false;
        }
        if (history.errors().isEmpty()) {
            return true;
        }
        var wait = Backoff.after(history.attempts(), maxBackoff);
        return isFar(failure.getKey()) && age(history.lastAttempt()).compareTo(wait) > 0;
    }

    private LookupHistory forgetOldNotFound(LookupHistory history) {
        var old = ttl != null && age(history.lastAttempt()).compareTo(ttl) > 0;
        return old ? history.withoutNotFound() : history;
    }

    private boolean isFar(String name) {
        return registries.stream()
                .anyMatch(
                        one ->
                                one.name().equals(name)
                                        && one.registry().distance() == Distance.NETWORK);
    }

    private List<String> stamps(K key) {
        return watched.stream().map(one -> question.stamp(one.registry(), key)).toList();
    }

    private List<String> stampsBeyond(K key, Resolution<V> resolution) {
        return resolution.<List<String>>fold(
                found ->
                        watched.stream()
                                .map(one -> question.stampBeyond(one.registry(), key, found))
                                .toList(),
                failed -> List.of());
    }

    private Duration age(Instant since) {
        return Duration.between(since, clock.instant());
    }

    private static final class Entry<V> {
        private final Resolution<V> resolution;
        private final @Nullable RegistryActivity source;
        private final Instant since;
        private final List<String> stamps;
        private final List<String> stampsBeyond;
        private volatile Instant watchedAt;

        Entry(
                Resolution<V> resolution,
                @Nullable RegistryActivity source,
                Instant since,
                List<String> stamps,
                List<String> stampsBeyond) {
            this.resolution = resolution;
            this.source = source;
            this.since = since;
            this.stamps = stamps;
            this.stampsBeyond = stampsBeyond;
            watchedAt = since;
        }
    }
}
