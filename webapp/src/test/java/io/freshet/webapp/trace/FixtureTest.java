package io.freshet.webapp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FixtureTest {

    @Test
    void theEventIsThereAndTheOthersOfItsRequestAreNot() throws InvalidJson {
        var body = "{\"schema\":\"iglu:x\",\"data\":[{\"eid\":\"a\"},{\"eid\":\"b\"}]}";

        var request = Json.parse(Fixture.of("b", payload(body), 1)).path("request");

        assertThat(Json.print(request.path("body")))
                .isEqualTo("{\"schema\":\"iglu:x\",\"data\":[{\"eid\":\"b\"}]}");
        assertThat(request.path("time").asString()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(request.path("host").asString()).isEqualTo("c.example.com");
    }

    @Test
    void whoItWasIsNotThere() {
        var line = Fixture.of("b", payload("no JSON"), 0);

        assertThat(line)
                .contains("\"no JSON\"", "\"Accept: */*\"", "Firefox")
                .doesNotContain("203.0.113", "secret", "sp=", "a-user");
    }

    private static CollectorPayload payload(@Nullable String body) {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                "203.0.113.7",
                1_700_000_000_000L,
                "UTF-8",
                "c",
                "Firefox",
                null,
                "/com.snowplowanalytics.snowplow/tp2",
                null,
                body,
                List.of(
                        "Accept: */*",
                        "cookie: sp=secret",
                        "X-Forwarded-For: 203.0.113.7",
                        "Authorization: secret"),
                "application/json",
                "c.example.com",
                "a-user");
    }
}
