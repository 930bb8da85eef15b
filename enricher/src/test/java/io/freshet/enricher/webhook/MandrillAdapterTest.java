package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MandrillAdapterTest {

    @Test
    void eachElementOfTheFieldIsAnEvent() {
        var sent =
                events(
                        "[{\"event\":\"soft_bounce\",\"ts\":1384954004,\"msg\":{\"ts\":0}},"
                                + "{\"event\":\"reject\",\"x\":null}]");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "message_soft_bounced 1-0-1 {\"ts\":\"2013-11-20T13:26:44.000Z\","
                                + "\"msg\":{\"ts\":\"1970-01-01T00:00:00.000Z\"}}",
                        "message_rejected 1-0-0 {\"x\":null}");
        assertThat(sent.events().get(0).parameters()).containsEntry("tv", "com.mandrill-v1");
    }

    @Test
    void theFormHasOneFieldThatHasAValue() {
        assertThat(send("x&mandrill_events=%5B%7B%22event%22:%22open%22%7D%5D").events())
                .hasSize(1);
        send("").isRefused("body", "", "body should have size 1: actual size 0");
        send("a=1&b=2").isRefused("body", "a=1&b=2", "body should have size 1: actual size 2");
        send("a=1").isRefused("body", "a=1", "no `mandrill_events` parameter provided");
        send("mandrill_events=")
                .isRefused("body", "mandrill_events=", "`mandrill_events` field is empty");
    }

    @Test
    void theFieldIsAJsonArrayOfKnownTypes() {
        events("{}").isRefused("mandrill_events", "{}", "not a json array");
        events("[]").isRefused("", null, "empty list of events");
        assertThat(events("[").failures())
                .containsExactly(
                        new Failure.NotJson(
                                "mandril_events", "[", "invalid json: exhausted input"));
        events("[{\"event\":\"open\"},{\"event\":\"x\"},\"y\"]")
                .isOfUnknownType(
                        "x: no schema associated with the provided type parameter at index 1",
                        "null: cannot determine event type: type parameter not provided at index 2");
    }

    private static Sent events(String json) {
        return send("mandrill_events=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
    }

    private static Sent send(String body) {
        return Sent.form(MandrillAdapter.WEBHOOK, body);
    }
}
