package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Requests;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.Unexpected;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request to a webhook, and what was made of it. */
record Sent(Adapted adapted) {

    static Sent query(Webhook webhook, @Nullable String querystring) {
        return post(webhook, querystring, null, null);
    }

    static Sent json(Webhook webhook, String body) {
        return post(webhook, null, body, "application/json");
    }

    static Sent form(Webhook webhook, String body) {
        return post(webhook, null, body, "application/x-www-form-urlencoded");
    }

    static Sent post(
            Webhook webhook,
            @Nullable String querystring,
            @Nullable String body,
            @Nullable String contentType) {
        var request = Requests.of("/" + webhook.path(), querystring, body, contentType);
        return new Sent(webhook.adapter(Map.of()).toRawEvents(request));
    }

    List<RawEvent> events() {
        assertThat(adapted).isInstanceOf(Adapted.Events.class);
        return ((Adapted.Events) adapted).events();
    }

    /** The tracker parameters of the only event. */
    Map<String, @Nullable String> parameters() {
        assertThat(events()).hasSize(1);
        return events().get(0).parameters();
    }

    /** Of each event the inner schema, such as {@code click 3-0-0}, and the data. */
    List<String> schemasAndData() {
        var texts = new ArrayList<String>();
        for (var event : events()) {
            var inner = parse(String.valueOf(event.parameters().get("ue_pr"))).get("data");
            var schema = inner.get("schema").stringValue().split("/");
            texts.add(schema[1] + " " + schema[3] + " " + Json.print(inner.get("data")));
        }
        return texts;
    }

    /** The data of the only event. */
    String data() {
        assertThat(schemasAndData()).hasSize(1);
        return schemasAndData().get(0).split(" ", 3)[2];
    }

    List<Failure> failures() {
        assertThat(adapted).isInstanceOf(Adapted.Refused.class);
        return ((Adapted.Refused) adapted).failures();
    }

    /** Refused for one thing that is not as it should be. */
    void isRefused(String field, @Nullable String value, String expectation) {
        assertThat(failures()).containsExactly(new Unexpected(field, value, expectation));
    }

    /** Refused for types without a schema: of each failure the type and the reason. */
    void isOfUnknownType(String... typesAndReasons) {
        assertThat(failures().stream().map(Failure.UnknownType.class::cast))
                .extracting(failure -> failure.actual() + ": " + failure.expectation())
                .containsExactly(typesAndReasons);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (InvalidJson e) {
            throw new AssertionError(json, e);
        }
    }
}
