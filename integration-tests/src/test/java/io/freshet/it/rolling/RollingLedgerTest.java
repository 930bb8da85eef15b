package io.freshet.it.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.chaos.Copies;
import io.freshet.it.chaos.TrackedRequest;
import io.freshet.it.chaos.Try;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Request 0 is a GET with event 0, request 1 a POST with events 1 and 2. */
class RollingLedgerTest {

    private final Map<Stage, Copies> after = new EnumMap<>(Stage.class);
    private final List<TrackedRequest> requests = List.of(answered(0, 1_000), answered(1, 1_100));

    RollingLedgerTest() {
        for (var stage : Stage.values()) {
            after.put(stage, new Copies(3));
        }
    }

    @Test
    void allOnceBehindEveryStageIsGood() {
        through(1_200, 0, 1, 2);

        assertThat(problems(0)).isEmpty();
    }

    @Test
    void whatIsLostIsLostBehindAStage() {
        through(1_200, 0, 1);
        after.get(Stage.COLLECTOR).add(2, 1_200);

        assertThat(problems(0))
                .containsExactly(
                        "1 events are missing behind loader-pg",
                        "1 events are missing behind events-processor",
                        "1 events are missing behind enricher");
    }

    @Test
    void whatIsDoubledIsDoubledBehindAStage() {
        through(1_200, 0, 1, 2);
        after.get(Stage.ENRICHER).add(1, 9_000);

        assertThat(problems(0)).containsExactly("1 events are there twice behind enricher");
    }

    @Test
    void badRowsAndStrangersAreNamed() {
        through(1_200, 0, 1, 2);
        after.get(Stage.EVENTS_PROCESSOR).addUnknown();

        assertThat(problems(7))
                .containsExactly(
                        "1 records hold no event of the run",
                        "7 bad rows were made of sound events");
    }

    @Test
    void aPauseIsTheLongestWaitThatTouchesARestart() {
        after.get(Stage.COLLECTOR).add(0, 1_010);
        after.get(Stage.COLLECTOR).add(1, 20_000);
        after.get(Stage.COLLECTOR).add(2, 60_000);
        after.get(Stage.ENRICHER).add(0, 1_110);
        after.get(Stage.ENRICHER).add(1, 24_000);
        after.get(Stage.ENRICHER).add(2, 60_300);
        var restart = new Restart(Stage.ENRICHER, 0, 21_000, 22_000, 23_000);
        var waits = Waits.at(Stage.ENRICHER, requests, after);

        assertThat(waits.longestMillis(List.of(restart))).isEqualTo(4_000);
        assertThat(waits.longestBesideMillis(List.of(restart))).isEqualTo(300);
        assertThat(waits.medianMillis()).isEqualTo(300);
    }

    private List<String> problems(long badRows) {
        return RollingLedger.of(requests, new Arrivals(after, badRows), List.of()).problems();
    }

    private void through(long millis, int... events) {
        for (var event : events) {
            after.values().forEach(copies -> copies.add(event, millis));
        }
    }

    private static TrackedRequest answered(int number, long millis) {
        var request = new TrackedRequest(number);
        request.tried(new Try(Try.Outcome.ANSWERED, millis, millis + 10));
        return request;
    }
}
