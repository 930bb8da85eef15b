package io.freshet.webapp.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.Records;
import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.cause.CauseBook.CauseFilter;
import io.freshet.webapp.cause.PlantedCauses;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SeenTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long OLD = NOW - 120_000;

    private final Records records = new Records();
    private final Seen seen = new Seen(0);

    @Test
    void fortyPlantedCausesAreFortyGroupsWithExactCounts() {
        var random = new Random(11);
        var planted = new PlantedCauses(11);
        var wanted = new HashMap<String, Long>();
        var rows = new ArrayList<String>();
        var howOften = random.ints(40, 1, 120).toArray();
        for (var round = 0; round < 120; round++) {
            var one = planted.oneOfEach();
            assertThat(one).hasSize(40);
            for (var cause = 0; cause < one.size(); cause++) {
                if (round < howOften[cause]) {
                    rows.add(one.get(cause));
                    var group = BadRecord.of(one.get(cause).getBytes()).cause().group();
                    wanted.merge(group, 1L, Long::sum);
                }
            }
        }
        assertThat(wanted).hasSize(40);
        Collections.shuffle(rows, random);

        rows.forEach(
                row -> {
                    var at = NOW - random.nextLong(20 * 3_600_000L);
                    seen.note(records.bad(Stage.PARSED_BAD, at, row, null));
                });

        var found = seen.causes().find(Window.DAY, CauseFilter.ALL, NOW);
        var counts = new HashMap<String, Long>();
        found.groups().forEach(group -> counts.put(group.cause().group(), group.count()));
        assertThat(counts).isEqualTo(wanted);
        assertThat(found.total()).isEqualTo(rows.size());
        assertThat(found.other()).isZero();
        assertThat(found.groups())
                .allSatisfy(
                        group ->
                                assertThat(
                                                group.trend().stream()
                                                        .mapToLong(Integer::longValue)
                                                        .sum())
                                        .isEqualTo(group.count()));
    }

    @Test
    void theBooksAreEven() {
        var payload = records.payload(OLD, 3);
        seen.note(payload);
        seen.note(records.good(OLD, "a", payload, 0));
        seen.note(records.good(OLD, "b", payload, 1));
        seen.note(records.bad(Stage.PARSED_BAD, OLD, "{}", payload));
        var pixel = records.payload(OLD, "/i", null);
        seen.note(pixel);
        seen.note(records.good(OLD, "a", pixel, 0));

        assertThat(ledger(0)).isEqualTo(new Ledger(4, 2, 0, 1, 0, 1, 0));
        assertThat(ledger(0).difference()).isZero();
        assertThat(seen.chart(Window.HOUR, NOW).toJson().path("good"))
                .as("repeated ones apart, as in the books")
                .extracting(JsonNode::asInt)
                .contains(2)
                .doesNotContain(3);
    }

    @Test
    void whatHasNoOutcomeIsUnderWayUntilLaterPayloadsHaveOne() {
        var lost = records.payload(OLD, 2);
        seen.note(lost);

        assertThat(ledger(0).inFlight()).isEqualTo(2);
        assertThat(ledger(0).difference()).isZero();

        var later = records.payload(OLD + 90_000, 1);
        seen.note(later);
        seen.note(records.good(OLD + 90_000, "x", later, 0));

        assertThat(ledger(0).inFlight()).isZero();
        assertThat(ledger(0).difference()).isEqualTo(2);
        assertThat(ledger(7)).isEqualTo(new Ledger(3, 1, 0, 0, 2, 0, 0));
    }

    @Test
    void aRequestThatBecomesOneBadRowIsOneThing() {
        var body = "{\\\"data\\\":[{\\\"e\\\":\\\"pv\\\"},{\\\"e\\\":\\\"pv\\\"}]}";
        var payload =
                records.payload(OLD, "/com.snowplowanalytics.snowplow/tp2", body.replace("\\", ""));
        seen.note(payload);
        seen.note(
                records.bad(
                        Stage.PARSED_BAD,
                        OLD,
                        """
                        {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/adapter_failures/jsonschema/1-0-0",
                         "data":{"failure":{"messages":[{"error":"x"}]},"payload":{
                         "vendor":"com.snowplowanalytics.snowplow","version":"tp2","body":"%s"}}}"""
                                .formatted(body),
                        payload));

        assertThat(ledger(0)).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void aWebhookTellsByItsOutcomesHowManyEventsItHeld() {
        var payload = records.payload(OLD, "/com.sendgrid/v3", "[{},{}]");
        seen.note(payload);
        seen.note(records.good(OLD, "a", payload, 0));
        seen.note(records.good(OLD, "b", payload, 1));

        assertThat(ledger(0)).isEqualTo(new Ledger(2, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void anEventThatPostgresRefusedIsBadAndNotGood() {
        var payload = records.payload(OLD, 1);
        var good = records.good(OLD, "a", payload, 0);
        seen.note(payload);
        seen.note(good);
        seen.note(
                records.bad(
                        Stage.JSON_BAD,
                        OLD,
                        """
                        {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/loader_runtime_error/jsonschema/1-0-1",
                         "data":{"failure":"no such column","payload":{}}}""",
                        payload));

        assertThat(ledger(0)).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void anyBytesAreSomething() {
        for (var stage : Stage.values()) {
            seen.note(records.bad(stage, OLD, "\u0000 no JSON", null));
        }

        assertThat(seen.ring().before(Long.MAX_VALUE, 10, LiveFilter.ALL)).hasSize(5);
        assertThat(seen.causes().find(Window.HOUR, CauseFilter.ALL, NOW).total()).isEqualTo(3);
    }

    private Ledger ledger(long dropped) {
        return seen.ledger(Window.HOUR, NOW - 3_600_000, dropped, false, true, NOW);
    }
}
