package io.freshet.webapp.fate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FateReaderTest {

    private static final long SEEN = Instant.parse("2026-01-01T00:00:01Z").toEpochMilli();

    @Test
    void aJsonEventIsGoodAndTimed() throws Exception {
        var event =
                """
                {"event_id":"e-1","event_name":"page_ping","collector_tstamp":"2026-01-01T00:00:00.250Z"}""";

        var fate = FateReader.ofEvent("json-0@3", OptionalLong.of(SEEN), event.getBytes(UTF_8));

        assertThat(Json.print(fate.toJson()))
                .isEqualTo(
                        "{\"id\":\"e-1\",\"outcome\":\"good\",\"name\":\"page_ping\","
                                + "\"place\":\"json-0@3\",\"millis\":750}");
    }

    @Test
    void aBadRowSaysKindAndReason() throws Exception {
        var row =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-1",
                 "data":{"processor":{},"failure":{"messages":[{"error":"x is wrong"}]},
                 "payload":{"enriched":{"event":"unstruct","event_id":"e-2"},
                            "raw":{"timestamp":"2026-01-01T00:00:00.900Z","parameters":[]}}}}""";

        var fate =
                FateReader.ofBadRow("bad-1@7", OptionalLong.of(SEEN), row.getBytes(UTF_8)).toJson();

        assertThat(fate.path("id").stringValue()).isEqualTo("e-2");
        assertThat(fate.path("kind").stringValue()).isEqualTo("schema_violations");
        assertThat(fate.path("reason").stringValue()).isEqualTo("x is wrong");
        assertThat(fate.path("millis").longValue()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"vendor":"com.nobody","querystring":[{"name":"cv","value":"1"},
                 {"name":"eid","value":"ed2d3a4b-54d6-4a4f-bf29-ee26e1ae5b0a"}]}""",
                """
                "{\\"querystring\\":\\"eid=ed2d3a4b-54d6-4a4f-bf29-ee26e1ae5b0a\\",\\"body\\":\\"xx\""""
            })
    void aRequestWithoutAnEventIsKnownByTheEidOfItsQuery(String payload) {
        var row =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/adapter_failures/jsonschema/1-0-0",
                 "data":{"processor":{},"failure":{},"payload":%s}}""";

        var fate =
                FateReader.ofBadRow(
                        "bad-1@7", OptionalLong.of(SEEN), row.formatted(payload).getBytes(UTF_8));

        assertThat(fate.id()).isEqualTo("ed2d3a4b-54d6-4a4f-bf29-ee26e1ae5b0a");
    }

    @Test
    void anyBytesGiveAFate() {
        assertThat(FateReader.ofEvent("t-0@1", OptionalLong.of(SEEN), new byte[] {1, 2}).kind())
                .isEqualTo("unreadable");
        assertThat(FateReader.ofBadRow("t-0@2", OptionalLong.of(SEEN), "[]".getBytes(UTF_8)).id())
                .isEqualTo("t-0@2");
    }
}
