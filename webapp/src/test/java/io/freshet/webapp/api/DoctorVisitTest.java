package io.freshet.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.api.Doctor.Finding;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DoctorVisitTest {

    private static final Finding BAD =
            new Finding(
                    "kafka", "topics", "fail", "raw", "<b>not there</b>", "freshet topics create");
    private static final Finding GOOD = new Finding("kafka", "brokers", "pass", "b:9092", "", null);

    private final AtomicInteger looks = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile RuntimeException defect;
    private volatile long now = 1_000_000;
    private final DoctorVisit visit = new DoctorVisit(this::examine, new MovedClock());

    @AfterEach
    void close() {
        visit.close();
    }

    @Test
    void nothingIsLookedAtBeforeSomebodyAsks() {
        assertThat(visit.seen().toString()).isEqualTo("{\"running\":false}");
        assertThat(looks).hasValue(0);
    }

    @Test
    void findingsComeWithTheirWaysOutAndTheTime() throws Exception {
        ask();
        var seen = finished();

        assertThat(seen.path("at").asLong()).isEqualTo(now);
        assertThat(seen.path("fail").asInt()).isEqualTo(1);
        assertThat(seen.path("pass").asInt()).isEqualTo(1);
        assertThat(seen.path("findings").path(0).path("fix").asString())
                .isEqualTo("freshet topics create");
        assertThat(seen.path("findings").path(1).has("fix")).isFalse();
    }

    @Test
    void whoClicksTwiceWaitsForOneVisit() throws Exception {
        gate = new CountDownLatch(1);

        assertThat(ask().path("running").asBoolean()).isTrue();
        assertThat(ask().path("running").asBoolean()).isTrue();
        gate.countDown();
        finished();
        ask();

        assertThat(looks).as("findings of a moment ago are good").hasValue(1);
        now += 6_000;
        ask();
        finished();
        assertThat(looks).hasValue(2);
    }

    @Test
    void aVisitWithoutEndIsToldAndAnotherMayBegin() throws Exception {
        gate = new CountDownLatch(1);
        ask();

        now += 61_000;

        var seen = visit.seen();
        assertThat(seen.path("running").asBoolean()).isFalse();
        assertThat(seen.path("trouble").asString()).contains("60 s");
        gate = new CountDownLatch(0);
        now += 6_000;
        ask();
        assertThat(finished().path("fail").asInt()).isEqualTo(1);
    }

    @Test
    void aDefectOfTheDoctorIsTold() throws Exception {
        defect = new IllegalStateException("secret detail");

        ask();

        assertThat(finished().path("trouble").asString())
                .contains("the doctor failed")
                .doesNotContain("secret detail");
    }

    private List<Finding> examine() {
        looks.incrementAndGet();
        try {
            var passed = gate.await(10, TimeUnit.SECONDS);
            if (defect != null) {
                throw defect;
            }
            return passed ? List.of(BAD, GOOD) : List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode ask() {
        var request = Request.of("POST", "/api/v1/settings/doctor", Map.of(), new byte[0]);
        return ((Answer.Json) visit.answer(request)).body();
    }

    private JsonNode finished() throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (visit.seen().path("running").asBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return visit.seen();
    }

    private final class MovedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    }
}
