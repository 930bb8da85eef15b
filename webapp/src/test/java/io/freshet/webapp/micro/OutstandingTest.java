package io.freshet.webapp.micro;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.tail.Place;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OutstandingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Outstanding outstanding = new Outstanding();

    @Test
    void nothingSentIsNotWaitedFor() throws Exception {
        assertThat(wait(List.of())).succeedsWithin(5, SECONDS);
    }

    @Test
    void waitsUntilThePayloadIsSeenAndAllItsEventsHaveEnded() throws Exception {
        var waiting = wait(List.of(at(0, 1)));

        assertThat(outstanding.isSettled(List.of(at(0, 1)))).isFalse();
        outstanding.began(at(0, 0), 2);
        outstanding.ended(at(0, 0));
        assertThat(outstanding.isSettled(List.of(at(0, 1)))).isFalse();
        outstanding.ended(at(0, 0));

        assertThat(waiting).succeedsWithin(5, SECONDS);
    }

    @Test
    void oneRowMayEndAWholePayload() throws Exception {
        outstanding.began(at(0, 0), 7);
        var waiting = wait(List.of(at(0, 1)));

        outstanding.endedWhole(at(0, 0));

        assertThat(waiting).succeedsWithin(5, SECONDS);
    }

    @Test
    void whatCameLaterOrOtherwiseIsNotWaitedFor() throws Exception {
        outstanding.began(at(0, 4), 0);
        outstanding.began(at(0, 5), 1);
        outstanding.began(at(1, 0), 1);

        assertThat(wait(List.of(at(0, 5)))).succeedsWithin(5, SECONDS);
    }

    @Test
    void otherPartitionsAreWaitedForAsWell() throws Exception {
        outstanding.began(at(0, 0), 1);
        outstanding.began(at(1, 0), 1);
        var waiting = wait(List.of(at(0, 1), at(1, 1)));

        outstanding.ended(at(0, 0));
        assertThat(outstanding.isSettled(List.of(at(0, 1), at(1, 1)))).isFalse();
        outstanding.ended(at(1, 0));

        assertThat(waiting).succeedsWithin(5, SECONDS);
    }

    @Test
    void whatNeverEndsIsWaitedForOnce() throws Exception {
        outstanding.began(at(0, 0), 1);

        outstanding.await(List.of(at(0, 1)), Duration.ofMillis(1));

        assertThat(wait(List.of(at(0, 1)))).succeedsWithin(5, SECONDS);
    }

    @Test
    void keepsNoMorePayloadsThanItMay() throws Exception {
        for (var offset = 0; offset < 20_000; offset++) {
            outstanding.began(at(0, offset), 1);
        }

        assertThat(wait(List.of(at(0, 10_000)))).succeedsWithin(5, SECONDS);
        assertThat(outstanding.isSettled(List.of(at(0, 10_001)))).isFalse();
    }

    /** Begins to wait; returns once the other thread does. */
    private CompletableFuture<Void> wait(List<Place> ends) throws InterruptedException {
        var done = new CompletableFuture<Void>();
        var begun = new CountDownLatch(1);
        var thread =
                new Thread(
                        () -> {
                            begun.countDown();
                            try {
                                outstanding.await(ends, LONG);
                                done.complete(null);
                            } catch (InterruptedException e) {
                                done.completeExceptionally(e);
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        begun.await();
        return done;
    }

    private static Place at(int partition, long offset) {
        return new Place("snowplow_raw_good", partition, offset);
    }
}
