package io.freshet.loader.pg.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.offset.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** The lane's thread does not run: what is handed over stays there. */
class LaneFeedTest {

    private static final long OLD = Duration.ofMillis(50).toNanos();

    private final BatchLimits limits =
            new BatchLimits(new BatchSettings(3, 100, Duration.ofMillis(50)));
    private final Lane lane =
            new Lane(
                    new FakeWork(),
                    limits,
                    new RetrySettings(Duration.ofMillis(1), Duration.ofMillis(1)),
                    cause -> {},
                    new ConcurrentLinkedQueue<>());
    private final LaneFeed feed = new LaneFeed(lane, limits, Duration.ofMillis(50), Batches::empty);
    private final List<String> advanced = new ArrayList<>();

    private final LaneFeed.Claims claims =
            (partition, next) -> {
                advanced.add(partition.partition() + " to " + next);
                return new Claim(1, 0L);
            };

    @Test
    void aBatchIsHandedOverWhenItIsOldAndTheLaneIdle() {
        feed.add(Batches.input(0, 0, 1), 0);

        feed.handOverIfDue(OLD - 1, claims);
        assertThat(lane.hasRoom()).isTrue();
        assertThat(feed.nanosLeft(OLD - 1)).isEqualTo(1);

        feed.handOverIfDue(OLD, claims);
        assertThat(lane.hasRoom()).isFalse();
        assertThat(feed.isEmpty()).isTrue();
        assertThat(advanced).containsExactly("0 to 1");
    }

    @Test
    void aFullBatchDoesNotWait() {
        for (int offset = 0; offset < 3; offset++) {
            feed.add(Batches.input(0, offset, 1), 0);
        }

        feed.handOverIfDue(0, claims);

        assertThat(advanced).containsExactly("0 to 3");
    }

    @Test
    void bytesCountToo() {
        feed.add(Batches.input(0, 0, 100), 0);

        assertThat(feed.isFull()).isTrue();
    }

    @Test
    void whileTheLaneHasOneWaitingTheNextGrowsBeyondItsLimits() {
        feed.add(Batches.input(0, 0, 1), 0);
        feed.handOverIfDue(OLD, claims);
        assertThat(feed.isBlocked()).isTrue();

        for (int offset = 1; offset < 6; offset++) {
            feed.add(Batches.input(0, offset, 1), 0);
        }
        feed.handOverIfDue(2 * OLD, claims);

        assertThat(feed.isEmpty()).isFalse();
        assertThat(advanced).containsExactly("0 to 1");
    }

    @Test
    void whatBelongsToSomebodyElseIsLeftOut() {
        feed.add(Batches.input(0, 0, 1), 0);
        feed.add(Batches.input(1, 5, 1), 0);

        feed.drop(List.of(Batches.source(0)));
        feed.handOverIfDue(OLD, claims);

        assertThat(advanced).containsExactly("1 to 6");
    }

    @Test
    void afterAFenceNothingIsLeft() {
        feed.add(Batches.input(0, 0, 1), 0);

        feed.dropAll();

        assertThat(feed.isEmpty()).isTrue();
    }
}
