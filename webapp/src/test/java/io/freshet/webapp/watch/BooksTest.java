package io.freshet.webapp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.Records;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long OLD = NOW - 120_000;

    private final Records records = new Records();
    private final Seen seen = new Seen(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverComesInWhateverOrderTheBooksSayWhatHappened(long seed) {
        var random = new Random(seed);
        var pipeline = new RandomPipeline(random, NOW);
        for (var i = 0; i < 400; i++) {
            pipeline.request();
        }

        pipeline.topics().play(seen, random);

        for (var window : Window.values()) {
            var count = pipeline.count(window);
            var ledger = seen.ledger(window, NOW - 90_000_000, count.dropped(), true, true, NOW);
            assertThat(ledger).as(window.word()).isEqualTo(count);
            assertThat(ledger.difference()).as(window.word()).isZero();
        }
    }

    @Test
    void outcomesThatAreReadBeforeTheirWebhookCount() {
        var payload = records.payload(OLD, "/com.sendgrid/v3", "[{},{}]");

        seen.note(records.good(OLD, "a", payload, 0));
        seen.note(records.good(OLD, "c", payload, 2));
        seen.note(payload);
        seen.note(records.good(OLD, "b", payload, 1));

        assertThat(ledger(0)).isEqualTo(new Ledger(3, 3, 0, 0, 0, 0, 0));
    }

    @Test
    void moreWebhooksThanAreKeptApartAreStillCountedAsFarAsTheyAreKnown() {
        var first = records.payload(OLD, "/com.sendgrid/v3", "[{},{}]");
        seen.note(first);
        for (var i = 0; i < 210_000; i++) {
            seen.note(records.payload(OLD, "/com.sendgrid/v3", "[]"));
        }
        seen.note(records.good(OLD, "a", first, 0));
        seen.note(records.good(OLD, "b", first, 1));

        assertThat(ledger(0).received()).isEqualTo(210_001);
    }

    @Test
    void anEventThatPostgresRefusedAndThatComesAgainIsNoDuplicate() {
        var payload = records.payload(OLD, 2);
        seen.note(payload);
        seen.note(records.good(OLD, "a", payload, 0));
        seen.note(refusal("a", payload, 0));
        seen.note(records.good(OLD, "a", payload, 1));

        assertThat(ledger(0)).isEqualTo(new Ledger(2, 1, 0, 1, 0, 0, 0));
    }

    @Test
    void whenPostgresRefusesAnEventAndItsRepetitionBothAreBad() {
        var payload = records.payload(OLD, 2);
        seen.note(payload);
        seen.note(records.good(OLD, "a", payload, 0));
        seen.note(records.good(OLD, "a", payload, 1));
        seen.note(refusal("a", payload, 0));
        seen.note(refusal("a", payload, 1));

        assertThat(ledger(0)).isEqualTo(new Ledger(2, 0, 0, 2, 0, 0, 0));
    }

    @Test
    void theSameIdWithAnotherBodyIsAnotherEventHoweverOftenTheyAlternate() {
        var payload = records.payload(OLD, 4);
        seen.note(payload);
        for (var i = 0; i < 4; i++) {
            var json = "{\"event_id\":\"a\",\"event_fingerprint\":\"f%d\"}".formatted(i % 2);
            seen.note(records.json(OLD, json, payload, i));
        }

        assertThat(ledger(0)).isEqualTo(new Ledger(4, 2, 0, 0, 0, 2, 0));
    }

    @Test
    void whatIsMissingWhileHistoryIsReadIsUnderWay() {
        seen.note(records.history(true).payload(OLD, 3));

        var ledger = seen.ledger(Window.HOUR, NOW - 3_600_000, 0, true, false, NOW);

        assertThat(ledger).isEqualTo(new Ledger(3, 0, 0, 0, 0, 0, 3));
    }

    @Test
    void aTopicThatIsMadeAnewHasEventsUnderWayAgain() {
        for (var i = 0; i < 50; i++) {
            var payload = records.payload(OLD, 1);
            seen.note(payload);
            seen.note(records.good(OLD, "e" + i, payload, 0));
        }
        records.anew();
        var again = NOW - 40_000;
        seen.note(records.payload(again, 1));

        var ledger = ledger(0);
        assertThat(ledger.inFlight()).isOne();
        assertThat(ledger.difference()).isZero();
    }

    @Test
    void ofTheStepInWhichKnowledgeBeginsNothingIsCounted() {
        var from = NOW - 30 * 60_000L + 20_000;
        var payload = records.payload(from + 1000, 1);
        seen.note(records.good(from - 1000, "of a payload that nobody has read", null, 0));
        seen.note(payload);
        seen.note(records.good(from + 1000, "a", payload, 0));

        var ledger = seen.ledger(Window.HOUR, from, 0, true, true, NOW);

        assertThat(ledger.difference()).isZero();
    }

    @Test
    void clocksThatAreWrongByFarDoNotHideOtherEvents() {
        for (var at : new long[] {-1, 0, NOW + 86_400_000}) {
            var skewed = records.seenAfter(NOW - at).payload(at, 1);
            seen.note(skewed);
            seen.note(records.good(at, "at " + at, skewed, 0));
        }
        var payload = records.seenAfter(5).payload(OLD, 1);
        seen.note(payload);
        seen.note(records.good(OLD, "a", payload, 0));

        assertThat(ledger(0)).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 0));
    }

    private TailRecord refusal(String id, TailRecord payload, int index) {
        return records.bad(
                Stage.JSON_BAD,
                OLD,
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/loader_runtime_error/jsonschema/1-0-1",
                 "data":{"processor":{"artifact":"freshet-loader-pg"},"failure":"no such column",
                 "payload":{"event_id":"%s"}}}"""
                        .formatted(id),
                payload,
                index);
    }

    private Ledger ledger(long dropped) {
        return seen.ledger(Window.HOUR, NOW - 3_600_000, dropped, false, true, NOW);
    }
}
