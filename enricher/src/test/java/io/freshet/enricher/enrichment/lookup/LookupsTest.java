package io.freshet.enricher.enrichment.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.lookup.LookupFailure.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LookupsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final LookupSettings SETTINGS = LookupSettings.DEFAULT.withBreaker(3, LONG);

    private final FakeTicker ticker = new FakeTicker();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Lookups<String, String>> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(Lookups::close);
    }

    @Test
    void anAnswerHoldsForItsTime() {
        var lookups = lookups(10, 60, LONG, key -> key + asked.incrementAndGet());

        assertThat(answer(lookups, "a")).isEqualTo("a1");
        ticker.advance(Duration.ofSeconds(59));
        assertThat(answer(lookups, "a")).isEqualTo("a1");
        ticker.advance(Duration.ofSeconds(1));
        assertThat(answer(lookups, "a")).isEqualTo("a2");
        assertThat(count("freshet_enricher_lookup_cache_hits")).isEqualTo(1);
    }

    @Test
    void aFailureHoldsForATenthOfThat() {
        var lookups = lookups(10, 60, LONG, failing(Kind.REJECTED));

        assertThat(answer(lookups, "a")).isEqualTo("REJECTED failure 1");
        ticker.advance(Duration.ofMillis(5_999));
        assertThat(answer(lookups, "a")).isEqualTo("REJECTED failure 1");
        ticker.advance(Duration.ofMillis(1));
        assertThat(answer(lookups, "a")).isEqualTo("REJECTED failure 2");
    }

    @Test
    void aFailureIsHiddenByTheLastAnswerHoweverOld() {
        var isUp = new AtomicInteger(1);
        Source<String, String> failing = failing(Kind.UNREACHABLE);
        var lookups = lookups(10, 60, LONG, key -> isUp.get() == 1 ? "up" : failing.ask(key));

        answer(lookups, "a");
        isUp.set(0);
        ticker.advance(Duration.ofHours(10));

        assertThat(answer(lookups, "a")).isEqualTo("up");
        ticker.advance(Duration.ofSeconds(6));
        assertThat(answer(lookups, "a")).isEqualTo("up");
        assertThat(asked).hasValue(2);
        assertThat(count("freshet_enricher_lookup_stale")).isEqualTo(2);
        assertThat(answer(lookups, "b")).startsWith("UNREACHABLE");

        assertThat(meters.get("freshet_enricher_lookup_breaker").gauge().value()).isEqualTo(2);
        assertThat(answer(lookups, "a")).as("not asked at all").isEqualTo("up");
        assertThat(answer(lookups, "c")).startsWith("NOT_ASKED server: not asked for 60000 ms");
        assertThat(asked).hasValue(3);
    }

    @Test
    void noMoreAnswersAreRememberedThanConfigured() {
        var lookups = lookups(0, 60, LONG, key -> key + asked.incrementAndGet());
        assertThat(answer(lookups, "a")).isEqualTo("a1");
        assertThat(answer(lookups, "a")).isEqualTo("a2");
    }

    @Test
    void whatIsAskedAheadServesItsEventEvenIfNothingIsRemembered() {
        var lookups = lookups(0, 0, LONG, key -> key + asked.incrementAndGet());
        var event = new Object();

        lookups.prepare(event, "a");
        lookups.prepare(event, "a");

        assertThat(text(lookups.answer(event, "a"))).isEqualTo("a1");
        assertThat(text(lookups.answer(event, "a"))).as("used up").isEqualTo("a2");
    }

    @Test
    void aQuestionThatChangedInTheMeantimeIsAskedAnew() {
        var lookups = lookups(10, 60, LONG, key -> key + asked.incrementAndGet());
        var event = new Object();

        lookups.prepare(event, "early");

        assertThat(text(lookups.answer(event, "late"))).startsWith("late");
    }

    @Test
    void preparingDoesNotWaitAndTellsWhenTheAnswerIsThere() throws Exception {
        var gate = new CountDownLatch(1);
        var lookups = lookups(10, 60, LONG, gated(gate));
        var event = new Object();

        assertThat(lookups.prepare(event, "a")).isFalse();
        gate.countDown();

        assertThat(text(lookups.answer(event, "a"))).isEqualTo("a1");
        assertThat(lookups.prepare(new Object(), "a")).isTrue();
    }

    @Test
    void eventsWithTheSameQuestionShareOneRequest() throws Exception {
        var gate = new CountDownLatch(1);
        var lookups = lookups(0, 0, LONG, gated(gate));
        var events = List.of(new Object(), new Object(), new Object());

        events.forEach(event -> lookups.prepare(event, "a"));
        gate.countDown();

        assertThat(events)
                .allSatisfy(e -> assertThat(text(lookups.answer(e, "a"))).isEqualTo("a1"));
    }

    @Test
    void noMoreAreUnderWayThanConfiguredAndNoMoreWait() throws Exception {
        var gate = new CountDownLatch(1);
        var mostAtOnce = new AtomicInteger();
        var now = new AtomicInteger();
        var settings = SETTINGS.with(2, 3, SHORT);
        var lookups =
                lookups(
                        settings,
                        LONG,
                        key -> {
                            mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
                            gate.await();
                            now.decrementAndGet();
                            return key;
                        });
        var events = new ArrayList<Object>();
        for (int i = 0; i < 5; i++) {
            events.add(new Object());
            lookups.prepare(events.get(i), "k" + i);
        }

        var outside = new Object();
        assertThat(lookups.prepare(outside, "k5")).as("no room").isFalse();
        assertThat(text(lookups.answer(outside, "k5")))
                .isEqualTo(
                        "NO_ROOM server: too busy: no turn within 50 ms"
                                + " (enrichments.lookups.queueTimeout)");

        gate.countDown();
        for (int i = 0; i < 5; i++) {
            assertThat(text(lookups.answer(events.get(i), "k" + i))).isEqualTo("k" + i);
        }
        assertThat(text(lookups.answer(outside, "k5"))).as("room again").isEqualTo("k5");
        assertThat(mostAtOnce).hasValueBetween(1, 2);
    }

    @Test
    void whatIsAskedAheadMayWaitLongForItsTurn() throws Exception {
        var gate = new CountDownLatch(1);
        var lookups = lookups(SETTINGS.with(1, 10, LONG), LONG, gated(gate));
        var first = new Object();
        var second = new Object();
        lookups.prepare(first, "a");
        lookups.prepare(second, "b");

        ticker.advance(LONG.multipliedBy(10));
        gate.countDown();

        assertThat(text(lookups.answer(first, "a"))).isEqualTo("a1");
        assertThat(text(lookups.answer(second, "b"))).isEqualTo("b2");
    }

    @Test
    void whoeverHangsIsGivenUpInTimeAndLeavesTheThreadToOthers() throws Exception {
        var interrupted = new CountDownLatch(1);
        var lookups =
                lookups(
                        SETTINGS.with(1, 10, LONG),
                        SHORT,
                        key -> {
                            if (key.equals("hangs")) {
                                try {
                                    new CountDownLatch(1).await();
                                } finally {
                                    interrupted.countDown();
                                }
                            }
                            return key;
                        });

        assertThat(answer(lookups, "hangs")).isEqualTo("TIMEOUT server: no answer within 50 ms");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answer(lookups, "next")).isEqualTo("next");
    }

    @Test
    void whoeverDoesNotEvenListenToInterruptsKeepsNoEventWaiting() {
        var stop = new CountDownLatch(1);
        var lookups =
                lookups(
                        SETTINGS.with(1, 10, SHORT),
                        SHORT,
                        key -> {
                            while (stop.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return key;
                        });

        assertThat(answer(lookups, "deaf")).startsWith("TIMEOUT");
        assertThat(answer(lookups, "behind it")).startsWith("NO_ROOM");
        stop.countDown();
        assertThat(answer(lookups, "after it")).isEqualTo("after it");
    }

    @Test
    void aServerThatFailsIsLeftAloneAndUsedAgainWhenItIsBack() {
        var isUp = new AtomicInteger();
        Source<String, String> failing = failing(Kind.SERVER_ERROR);
        var lookups = lookups(0, 0, LONG, key -> isUp.get() == 1 ? key : failing.ask(key));

        for (int i = 0; i < 3; i++) {
            assertThat(answer(lookups, "k" + i)).startsWith("SERVER_ERROR");
        }
        for (int i = 0; i < 100; i++) {
            assertThat(answer(lookups, "k" + i)).startsWith("NOT_ASKED").contains("failure 3");
        }
        assertThat(asked).hasValue(3);
        assertThat(lookups.prepare(new Object(), "k")).as("nothing to wait for").isTrue();

        ticker.advance(LONG);
        assertThat(answer(lookups, "trial")).startsWith("SERVER_ERROR");
        assertThat(answer(lookups, "again")).startsWith("NOT_ASKED");

        ticker.advance(LONG);
        isUp.set(1);
        assertThat(answer(lookups, "trial")).isEqualTo("trial");
        assertThat(answer(lookups, "more")).isEqualTo("more");
        assertThat(meters.get("freshet_enricher_lookup_breaker").gauge().value()).isZero();
    }

    @Test
    void questionsWithoutFittingAnswersAreNoOutage() {
        var lookups = lookups(0, 0, LONG, failing(Kind.REJECTED));
        for (int i = 0; i < 20; i++) {
            assertThat(answer(lookups, "k" + i)).startsWith("REJECTED");
        }
        assertThat(asked).hasValue(20);
    }

    @Test
    void aBugIsNoAnswer() {
        var lookups =
                lookups(
                        10,
                        60,
                        LONG,
                        key -> {
                            throw new IllegalStateException("bug");
                        });
        assertThatThrownBy(() -> answer(lookups, "a"))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("bug");
    }

    @Test
    void closingEndsEveryWait() throws Exception {
        var begun = new CountDownLatch(1);
        var lookups =
                lookups(
                        10,
                        60,
                        LONG,
                        key -> {
                            begun.countDown();
                            new CountDownLatch(1).await();
                            return key;
                        });
        var thread = Executors.newSingleThreadExecutor();
        Future<String> waiting = thread.submit(() -> answer(lookups, "a"));
        begun.await();

        lookups.close();

        assertThat(waiting.get()).isEqualTo("NO_ROOM server: closed");
        assertThat(answer(lookups, "b")).startsWith("NO_ROOM");
        assertThat(meters.getMeters()).isEmpty();
        thread.shutdown();
    }

    @Test
    void instancesAreToldApartInMetrics() {
        var first = lookups(10, 60, LONG, key -> key);
        lookups(10, 60, LONG, key -> key);
        assertThat(instances()).containsExactlyInAnyOrder("1", "2");

        first.close();
        lookups(10, 60, LONG, key -> key);

        assertThat(instances()).containsExactlyInAnyOrder("1", "2");
    }

    private List<String> instances() {
        return meters.find("freshet_enricher_lookup").timers().stream()
                .map(timer -> timer.getId().getTag("instance"))
                .toList();
    }

    private double count(String name) {
        return meters.get(name).counter().count();
    }

    private Source<String, String> gated(CountDownLatch gate) {
        return key -> {
            gate.await();
            return key + asked.incrementAndGet();
        };
    }

    private Source<String, String> failing(Kind kind) {
        return key -> {
            throw new LookupFailure(kind, "failure " + asked.incrementAndGet());
        };
    }

    private Lookups<String, String> lookups(
            int size, int ttlSeconds, Duration timeout, Source<String, String> source) {
        var plan = new LookupPlan("test", "server", timeout, size, Duration.ofSeconds(ttlSeconds));
        return kept(new Lookups<>(plan, SETTINGS, meters, ticker, source));
    }

    private Lookups<String, String> lookups(
            LookupSettings settings, Duration timeout, Source<String, String> source) {
        var plan = new LookupPlan("test", "server", timeout, 0, Duration.ZERO);
        return kept(new Lookups<>(plan, settings, meters, ticker, source));
    }

    private Lookups<String, String> kept(Lookups<String, String> lookups) {
        made.add(lookups);
        return lookups;
    }

    private static String answer(Lookups<String, String> lookups, String key) {
        return text(lookups.answer(new Object(), key));
    }

    private static String text(Answer<String> answer) {
        if (answer instanceof Answer.Given<String> given) {
            return given.value();
        }
        var failure = ((Answer.None<String>) answer).why();
        return failure.kind() + " " + failure.getMessage();
    }
}
