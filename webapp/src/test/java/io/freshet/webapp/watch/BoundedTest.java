package io.freshet.webapp.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.Records;
import io.freshet.webapp.cause.CauseBook;
import io.freshet.webapp.cause.CauseBook.CauseFilter;
import io.freshet.webapp.fate.FateBook;
import io.freshet.webapp.fate.FateReader;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.Stage;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever strangers send, what is kept of it does not grow. */
class BoundedTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final int MANY = 20_000;

    private final Records records = new Records();
    private final Seen seen = new Seen(0);

    @Test
    void asManyNamesAppsSchemasUsersAndMessagesAsThereAreEventsAreCountedExactly() {
        var random = new Random(3);
        for (var i = 0; i < MANY; i++) {
            var at = NOW - random.nextInt(3_000_000);
            var payload = records.payload(at, "/com.webhook" + i + "/v1", "[]");
            seen.note(payload);
            if (i % 2 == 0) {
                var json =
                        """
                        {"app_id":"app-%1$d","event_id":"%2$s","event_name":"name-%1$d","event_vendor":"com.v%1$d",
                         "event_format":"jsonschema","event_version":"1-0-0","user_id":"user-%1$d"}"""
                                .formatted(i, new UUID(random.nextLong(), i));
                seen.note(records.json(at, json, payload, 0));
            } else {
                seen.note(records.bad(Stage.PARSED_BAD, at, violation("t" + i, i), payload));
            }
        }

        var ledger = seen.ledger(Window.HOUR, NOW - 3_600_000, 0, true, true, NOW);
        assertThat(ledger).isEqualTo(new Ledger(MANY, MANY / 2, 0, MANY / 2, 0, 0, 0));
        var names = seen.names();
        var named = names.top(MANY, Window.HOUR, NOW);
        assertThat(named).hasSize(200);
        assertThat(named.size() + names.others(Window.HOUR, NOW)).isEqualTo(MANY / 2);
        var causes = seen.causes().find(Window.HOUR, CauseFilter.ALL, NOW);
        assertThat(causes.groups()).hasSize(CauseBook.MOST);
        assertThat(causes.total()).isEqualTo(MANY / 2);
        assertThat(causes.other()).isEqualTo(MANY / 2 - CauseBook.MOST);
        assertThat(seen.schemas().use()).hasSizeLessThanOrEqualTo(5000);
        assertThat(seen.ring().before(Long.MAX_VALUE, MANY, LiveFilter.ALL)).hasSize(Seen.RING);
    }

    @Test
    void namesAndSchemasThatAreGoneForADayMakeRoom() {
        for (var i = 0; i < 300; i++) {
            seen.note(
                    records.json(
                            NOW - 100_000_000,
                            "{\"event_name\":\"old-%d\"}".formatted(i),
                            null,
                            0));
        }
        seen.note(records.json(NOW, "{\"event_name\":\"new\"}", null, 0));

        assertThat(seen.names().top(5, Window.HOUR, NOW))
                .extracting(named -> named.name())
                .containsExactly("new");
    }

    @Test
    void longTextsAreNotKept() {
        var fates = new FateBook(500);
        var filler = "x".repeat(40_000);
        var before = used();
        for (var i = 0; i < 400; i++) {
            var text = i + filler;
            if (i % 2 == 0) {
                var row = violation(text, i);
                seen.note(records.bad(Stage.PARSED_BAD, NOW, row, null));
                fates.put(
                        FateReader.ofBadRow("t-0@" + i, OptionalLong.empty(), row.getBytes(UTF_8)));
            } else {
                var json =
                        "{\"app_id\":\"%1$s\",\"event_name\":\"%1$s\",\"event_id\":\"%1$s\",\"user_id\":\"%1$s\"}"
                                .formatted(text);
                seen.note(records.json(NOW, json, null, 0));
                fates.put(
                        FateReader.ofEvent("t-0@" + i, OptionalLong.empty(), json.getBytes(UTF_8)));
            }
        }

        // Of 50 MB in 400 events.
        assertThat(used() - before).isLessThan(15L << 20);
        assertThat(seen.causes().find(Window.HOUR, CauseFilter.ALL, NOW).total()).isEqualTo(200);
    }

    private static String violation(String text, int number) {
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-1","data":{
         "failure":{"messages":[{"schemaKey":"iglu:com.v%2$d/%2$d/jsonschema/1-0-0","error":{"error":"ValidationError",
         "dataReports":[{"message":"%1$s","path":"$.%1$s","keyword":"%1$s","targets":[]}]}}]},
         "payload":{"enriched":{"app_id":"%1$s","v_tracker":"%1$s","event_id":"%1$s","user_id":"%1$s","page_url":"%1$s"}}}}"""
                .formatted(text, number);
    }

    private static long used() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
