package io.freshet.loader.pg.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshet.loader.pg.offset.Fenced;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final RetrySettings RETRY =
            new RetrySettings(Duration.ofMillis(1), Duration.ofMillis(4));

    private final FakeWork work = new FakeWork();
    private final Queue<LaneEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<Outage.Cause> retries = new ConcurrentLinkedQueue<>();
    private final BatchLimits limits =
            new BatchLimits(new BatchSettings(1000, 1 << 20, Duration.ofSeconds(1)));
    private final Lane lane = new Lane(work, limits, RETRY, retries::add, events);
    private final Thread thread = new Thread(lane);

    @AfterEach
    void end() throws InterruptedException {
        lane.stop();
        work.permits.release(1000);
        thread.join();
    }

    @Test
    void oneBatchIsWrittenWhileOneWaits() {
        work.permits.drainPermits();
        thread.start();
        assertThat(lane.isIdle()).isTrue();

        lane.handOver(Batches.of(0, 10));
        await().until(lane::hasRoom);
        lane.handOver(Batches.of(10, 5));

        assertThat(lane.hasRoom()).isFalse();
        assertThat(lane.isIdle()).isFalse();
        assertThatThrownBy(() -> lane.handOver(Batches.of(15, 1)))
                .isInstanceOf(IllegalStateException.class);
        work.permits.release(2);
        await().until(lane::isIdle);
        assertThat(work.done).contains("write 10 to 10", "write 5 to 15");
        assertThat(events).hasSize(2).allMatch(LaneEvent.Committed.class::isInstance);
    }

    @Test
    void whatFailsForAnOutageIsTriedAgainInOrder() {
        work.failing(outage("08006")).failing(outage("08006"));
        lane.handOver(Batches.of(0, 10));
        thread.start();

        await().until(lane::isIdle);

        assertThat(work.done)
                .containsExactly(
                        "try to write 10 to 10",
                        "try to write 10 to 10",
                        "try to write 10 to 10",
                        "write 10 to 10");
        assertThat(retries).hasSize(2).containsOnly(Outage.Cause.DATABASE);
        assertThat(lane.trouble()).isNull();
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedUntilItIsNot() {
        work.failing(outage("57014")).failing(outage("53200"));
        lane.handOver(Batches.of(0, 10));
        thread.start();

        await().until(lane::isIdle);

        assertThat(work.done.stream().filter(what -> what.startsWith("write")))
                .containsExactly("write 2 to 2", "write 3 to 5", "write 5 to 10");
        assertThat(limits.maxEvents()).isEqualTo(250);
    }

    @Test
    void anotherLoadersPartitionEndsAllThatWasHandedOver() {
        work.permits.drainPermits();
        work.failing(new Fenced(Batches.TOPIC, 0));
        thread.start();
        lane.handOver(Batches.of(0, 10));
        await().until(lane::hasRoom);
        lane.handOver(Batches.of(10, 10));

        work.permits.release(1);

        await().until(lane::isIdle);
        assertThat(work.done).containsExactly("try to write 10 to 10");
        assertThat(events).singleElement().isInstanceOf(LaneEvent.FencedOff.class);
        assertThat(retries).containsExactly(Outage.Cause.FENCED);
    }

    @Test
    void claimsWaitForWhatWasHandedOverBeforeAndNotForWhatComesLater() {
        work.permits.drainPermits();
        thread.start();
        lane.handOver(Batches.of(0, 1));
        await().until(lane::hasRoom);
        lane.claim(new ClaimRequest(List.of(Batches.source(1))));
        lane.handOver(Batches.of(1, 1));

        work.permits.release(3);

        await().until(lane::isIdle);
        assertThat(work.done.stream().filter(what -> !what.startsWith("try")))
                .containsExactly("write 1 to 1", "claim 1", "write 1 to 2");
    }

    @Test
    void aPartitionThatIsNotWantedAnyMoreIsNotClaimed() {
        var request = new ClaimRequest(List.of(Batches.source(1), Batches.source(2)));
        work.failing(outage("08006"));
        request.withdraw(List.of(Batches.source(1)));
        lane.claim(request);
        thread.start();

        await().until(lane::isIdle);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        LaneEvent.Claimed.class,
                        claimed ->
                                assertThat(claimed.claims()).containsOnlyKeys(Batches.source(2)));
    }

    @Test
    void aLaneThatIsToldToStopTriesOnceAndEnds() throws InterruptedException {
        work.failing(outage("08006"));
        lane.handOver(Batches.of(0, 10));
        lane.stop();

        thread.start();
        thread.join();

        assertThat(work.done).containsExactly("try to write 10 to 10");
        assertThat(work.isClosed).isTrue();
        assertThat(lane.hasEnded()).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void aStoppedLaneWritesWhatItWasGiven() throws InterruptedException {
        lane.handOver(Batches.of(0, 10));
        lane.stop();

        thread.start();
        thread.join();

        assertThat(work.done).contains("write 10 to 10");
    }

    @Test
    void aDefectEndsTheLaneAndIsTold() throws InterruptedException {
        work.failing(new IllegalStateException("a bug"));
        lane.handOver(Batches.of(0, 1));

        thread.start();
        thread.join();

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        LaneEvent.Broken.class,
                        broken -> assertThat(broken.defect()).hasMessage("a bug"));
        assertThat(work.isClosed).isTrue();
    }

    private static Outage outage(String state) {
        return Outage.of(new SQLException("away", state));
    }
}
