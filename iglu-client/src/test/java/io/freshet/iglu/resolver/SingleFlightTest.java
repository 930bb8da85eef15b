package io.freshet.iglu.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    @Test
    void theOthersWaitForTheFirst() throws Exception {
        var flights = new SingleFlight<String, Integer>();
        var works = new AtomicInteger();
        var isBegun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(9);
        try {
            var results = new ArrayList<Future<Integer>>();
            results.add(
                    threads.submit(
                            () ->
                                    flights.run(
                                            "key",
                                            () -> {
                                                isBegun.countDown();
                                                await(mayEnd);
                                                return works.incrementAndGet();
                                            })));
            assertThat(isBegun.await(10, TimeUnit.SECONDS)).isTrue();
            var areHere = new CountDownLatch(8);
            for (var i = 0; i < 8; i++) {
                results.add(
                        threads.submit(
                                () -> {
                                    areHere.countDown();
                                    return flights.run("key", works::incrementAndGet);
                                }));
            }
            assertThat(areHere.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(flights.run("other key", () -> 7)).isEqualTo(7);
            mayEnd.countDown();

            for (var result : results) {
                assertThat(result.get(10, TimeUnit.SECONDS)).isLessThanOrEqualTo(works.get());
            }
            assertThat(results.get(0).get()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyIsFreeAgainAfterABug() {
        var flights = new SingleFlight<String, Integer>();

        assertThatThrownBy(
                        () ->
                                flights.run(
                                        "key",
                                        () -> {
                                            throw new IllegalStateException("bug");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(flights.run("key", () -> 1)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
