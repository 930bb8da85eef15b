package io.freshet.enricher.enrichment.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.freshet.enricher.enrichment.lookup.Answer.Given;
import io.freshet.enricher.enrichment.lookup.Answer.None;
import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server about events without making them wait longer than they must: answers are
 * remembered, events with the same question share it, few questions are under way at a time, and a
 * server that fails is left alone for a while. Whatever happens there is an answer or a failure in
 * bounded time. Thread-safe.
 *
 * @param <K> a question, with {@code equals}
 * @param <V> an answer
 */
public final class Lookups<K, V> implements AutoCloseable {

    private final LookupPlan plan;
    private final Source<K, V> source;
    private final Ticker ticker;
    private final Duration queueTimeout;
    private final Duration longestWait;
    private final int breakerThreshold;
    private final Memory<K, V> memory;
    private final Breaker breaker;
    private final LookupMeters meters;
    private final Turns turns;
    private final ConcurrentMap<K, Question<K, V>> underWay = new ConcurrentHashMap<>();

    /** What was asked ahead, so that it serves its event even where nothing is remembered. */
    private final Cache<Object, Question<K, V>> ahead = Caffeine.newBuilder().weakKeys().build();

    /**
     * Asks nothing yet.
     *
     * @param plan what the enrichment's configuration says
     * @param settings what the enricher's file says
     * @param registry takes the meters
     * @param ticker tells how long things take; for timeouts the system's clock counts
     * @param source asks the server
     */
    public Lookups(
            LookupPlan plan,
            LookupSettings settings,
            MeterRegistry registry,
            Ticker ticker,
            Source<K, V> source) {
        this.plan = plan;
        this.source = source;
        this.ticker = ticker;
        this.queueTimeout = settings.queueTimeout();
        this.longestWait = queueTimeout.plus(plan.timeout());
        this.memory = new Memory<>(plan, ticker);
        this.breakerThreshold = settings.breakerThreshold();
        this.breaker = new Breaker(breakerThreshold, settings.breakerBackoff(), ticker);
        this.meters = new LookupMeters(registry, plan.enrichment(), breaker);
        this.turns = new Turns(plan.enrichment(), settings.concurrency(), settings.queue());
    }

    /** With the system's clock. */
    public static <K, V> Lookups<K, V> of(
            LookupPlan plan, LookupSettings settings, MeterRegistry registry, Source<K, V> source) {
        return new Lookups<>(plan, settings, registry, Ticker.systemTicker(), source);
    }

    /**
     * Starts to ask about an event, if there is room, and does not wait. May be called again.
     *
     * @param event told from others by identity; {@link #answer} comes later with the same one
     * @return whether {@link #answer} would not have to wait now
     */
    public boolean prepare(Object event, K key) {
        var known = ahead.getIfPresent(event);
        if (known != null && known.key().equals(key)) {
            return known.answer().isDone();
        }
        if (memory.fresh(key) != null || breaker.isResting()) {
            return true;
        }
        var question = ask(key, Duration.ZERO);
        if (question == null) {
            return false;
        }
        ahead.put(event, question);
        return question.answer().isDone();
    }

    /**
     * The answer for an event, asked ahead or now; waits for it, at most for the time to wait for a
     * turn and the time-out of the question together.
     */
    public Answer<V> answer(Object event, K key) {
        var known = ahead.asMap().remove(event);
        if (known != null && known.key().equals(key)) {
            return await(known);
        }
        var remembered = memory.fresh(key);
        if (remembered != null) {
            meters.hit();
            return remembered;
        }
        if (breaker.isResting()) {
            return instead(key, notAsked());
        }
        var question = ask(key, queueTimeout);
        return question == null ? instead(key, noRoom()) : await(question);
    }

    /**
     * Asks, or joins who asked.
     *
     * @param patience how long to wait for room
     * @return null where there was no room
     */
    private @Nullable Question<K, V> ask(K key, Duration patience) {
        var same = underWay.get(key);
        if (same != null) {
            return same;
        }
        if (!turns.reserve(patience)) {
            return null;
        }
        var question = new Question<K, V>(key);
        var earlier = underWay.putIfAbsent(key, question);
        if (earlier != null) {
            turns.giveBack();
            return earlier;
        }
        turns.run(() -> atItsTurn(question), () -> settle(question, noRoom()));
        return question;
    }

    private void atItsTurn(Question<K, V> question) {
        if (breaker.admits()) {
            askSource(question);
        } else {
            settle(question, notAsked());
        }
    }

    private void askSource(Question<K, V> question) {
        long begun = ticker.read();
        meters.begun();
        question.begin();
        var clock = turns.after(plan.timeout(), () -> timedOut(question));
        try {
            var value = source.ask(question.key());
            question.end();
            settle(question, new Given<>(value));
        } catch (LookupFailure failure) {
            question.end();
            settle(question, new None<>(failure));
        } catch (InterruptedException e) {
            question.end();
            settle(question, timeout());
        } catch (RuntimeException | Error bug) {
            question.end();
            bug(question, bug);
        } finally {
            clock.cancel(false);
            meters.ended();
            meters.took(Duration.ofNanos(ticker.read() - begun));
        }
    }

    private void timedOut(Question<K, V> question) {
        settle(question, timeout());
        question.interrupt();
    }

    /** Tells everybody what came of it, the events last. */
    private void settle(Question<K, V> question, Answer<V> outcome) {
        if (!question.settles()) {
            return;
        }
        if (outcome instanceof None<V> none && none.why().kind().isOutage()) {
            breaker.failed(none.why().reason());
        } else if (!(outcome instanceof None<V> none) || none.why().kind().wasAsked()) {
            breaker.answered();
        }
        var used = outcome;
        if (outcome instanceof Given<V> given) {
            memory.remember(question.key(), given);
        } else if (outcome instanceof None<V> none) {
            used = instead(question.key(), none);
        }
        underWay.remove(question.key(), question);
        question.answer().complete(used);
    }

    /** An event without its enrichment would hide the bug. */
    private void bug(Question<K, V> question, Throwable bug) {
        if (question.settles()) {
            breaker.answered();
            underWay.remove(question.key(), question);
            question.answer().completeExceptionally(bug);
        }
    }

    /** The last answer, however old, in place of a failure. */
    private Answer<V> instead(K key, None<V> failure) {
        meters.failed(failure.why().kind());
        var used = memory.last(key);
        if (failure.why().kind().wasAsked()) {
            memory.remember(key, failure);
        }
        if (used == null) {
            return failure;
        }
        meters.usedOld();
        return used;
    }

    private Answer<V> await(Question<K, V> question) {
        try {
            return question.answer().get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return instead(question.key(), noRoom());
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking " + plan.server() + " failed", e.getCause());
        } catch (InterruptedException e) {
            // Whoever interrupts wants to stop, and nothing of this is committed.
            Thread.currentThread().interrupt();
            return failure(Kind.NO_ROOM, "interrupted");
        }
    }

    private None<V> notAsked() {
        return failure(Kind.NOT_ASKED, breaker.reason());
    }

    private None<V> noRoom() {
        return failure(
                Kind.NO_ROOM,
                "too busy: no turn within "
                        + queueTimeout.toMillis()
                        + " ms (enrichments.lookups.queueTimeout)");
    }

    private None<V> timeout() {
        return failure(Kind.TIMEOUT, "no answer within " + plan.timeout().toMillis() + " ms");
    }

    private None<V> failure(Kind kind, String what) {
        return new None<>(new LookupFailure(kind, plan.server() + ": " + what));
    }

    /**
     * How long at most events wait one after the other when the server hangs: until it is left
     * alone, and for one trial.
     */
    public Duration longestStall() {
        return plan.timeout().multipliedBy(breakerThreshold + 1L);
    }

    /** Nothing is asked any more; who waits gets a failure. */
    @Override
    public void close() {
        underWay.values().forEach(question -> settle(question, failure(Kind.NO_ROOM, "closed")));
        turns.close();
        meters.close();
    }
}
