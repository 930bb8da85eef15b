package io.freshet.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.chaos.Duplicate.Reason;
import io.freshet.it.chaos.Fault.Kind;
import io.freshet.it.chaos.Try.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Request 0 is a GET with event 0, request 1 a POST with events 1 and 2. */
class LedgerTest {

    private static final Fault KILL = new Fault(Kind.COLLECTOR_KILLED, 1_000, 2_000, 2_500);
    private static final Fault OUTAGE = new Fault(Kind.BROKER_STOPPED, 10_000, 20_000, 21_000);
    private static final List<Fault> FAULTS = List.of(KILL, OUTAGE);

    private final TrackedRequest get = new TrackedRequest(0);
    private final TrackedRequest post = new TrackedRequest(1);
    private final Copies copies = new Copies(3);

    @Test
    void allOnceIsGood() {
        answered(get, 100);
        answered(post, 100);
        stored(110, 0, 1, 2);

        assertThat(ledger().problems()).isEmpty();
        assertThat(ledger().once()).isEqualTo(3);
    }

    @Test
    void anAnsweredEventThatIsNotThereIsMissing() {
        answered(get, 100);
        answered(post, 100);
        stored(110, 0, 1);

        assertThat(ledger().missing()).containsExactly(2);
        assertThat(ledger().problems())
                .containsExactly("1 events were answered 200 and are not in the topic");
    }

    @Test
    void anEventWithoutAnAnswerIsNotMissingButItsRequestIsNamed() {
        answered(get, 100);
        post.tried(new Try(Outcome.REFUSED, 100, 200));
        stored(110, 0);

        assertThat(ledger().missing()).isEmpty();
        assertThat(ledger().problems()).containsExactly("1 requests were never answered 200");
    }

    @Test
    void aTryThatAKillLeftInDoubtExplainsOneMoreCopy() {
        get.tried(new Try(Outcome.UNANSWERED, 990, 1_000));
        answered(get, 3_000);
        answered(post, 100);
        stored(995, 0, 1, 2);
        stored(3_010, 0);

        assertThat(ledger().duplicates())
                .containsExactly(new Duplicate(0, 2, Reason.KILL_HIT_A_TRY));
        assertThat(ledger().problems()).isEmpty();
    }

    @Test
    void itDoesNotExplainTwoMore() {
        get.tried(new Try(Outcome.UNANSWERED, 990, 1_000));
        answered(get, 30_000);
        stored(30_010, 0, 0, 0);

        assertThat(ledger().duplicates()).containsExactly(new Duplicate(0, 3, Reason.UNEXPLAINED));
    }

    @Test
    void anOutageExplainsARefusedTry() {
        get.tried(new Try(Outcome.REFUSED, 9_900, 19_900));
        answered(get, 30_000);
        stored(20_100, 0);
        stored(30_010, 0);

        assertThat(reasons()).containsExactly(Reason.OUTAGE_HIT_A_TRY);
    }

    @Test
    void anOutageExplainsThatAnAnsweredEventWasWrittenTwice() {
        get.tried(new Try(Outcome.ANSWERED, 9_990, 10_100));
        stored(9_999, 0);
        stored(20_100, 0);

        assertThat(reasons()).containsExactly(Reason.OUTAGE_HIT_A_WRITE);
    }

    @Test
    void aKillExplainsThatWhatWasJustReplayedIsReplayedAgain() {
        answered(get, 500);
        stored(990, 0);
        stored(2_600, 0);

        assertThat(reasons()).containsExactly(Reason.KILL_HIT_A_REPLAY);
    }

    @Test
    void aKillDoesNotExplainThatWhatWasReplayedLongAgoIsReplayedAgain() {
        var kill = new Fault(Kind.COLLECTOR_KILLED, 100_000, 101_000, 102_000);
        answered(get, 500);
        stored(510, 0);
        stored(102_000, 0);

        var ledger = Ledger.of(List.of(get, post), copies, List.of(kill));

        assertThat(ledger.duplicates()).containsExactly(new Duplicate(0, 2, Reason.UNEXPLAINED));
    }

    @Test
    void aDuplicateInCalmTimesIsAProblem() {
        answered(get, 5_000);
        answered(post, 5_000);
        stored(5_010, 0, 0, 1, 2);

        assertThat(ledger().problems())
                .containsExactly("1 events are in the topic too often, and no fault hit them");
    }

    @Test
    void whatNobodySentIsAProblem() {
        answered(get, 100);
        answered(post, 100);
        stored(110, 0, 1, 2);
        stored(110, 3);
        copies.addUnknown();

        assertThat(ledger().problems())
                .containsExactly("2 records or events in the topics were sent by nobody");
    }

    private Ledger ledger() {
        return Ledger.of(List.of(get, post), copies, FAULTS);
    }

    private List<Reason> reasons() {
        return ledger().duplicates().stream().map(Duplicate::reason).toList();
    }

    private static void answered(TrackedRequest request, long millis) {
        request.tried(new Try(Outcome.ANSWERED, millis, millis + 5));
    }

    private void stored(long millis, int... events) {
        for (var event : events) {
            copies.add(event, millis);
        }
    }
}
