package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendGridAdapterTest {

    @Test
    void eachElementIsAnEventWithoutTypeAndWithDates() {
        var sent =
                send(
                        """
                        [{"event":"click","timestamp":1446549615,"a":{"event":"click","b":[{"timestamp":"0"}]}},
                         {"event":"open","sg_event_id":"1","timestamp":"soon","type":"x"}]""");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "click 3-0-0 {\"timestamp\":\"2015-11-03T11:20:15.000Z\","
                                + "\"a\":{\"b\":[{\"timestamp\":\"1970-01-01T00:00:00.000Z\"}]}}",
                        "open 3-0-0 {\"sg_event_id\":\"1\",\"timestamp\":\"soon\",\"type\":\"x\"}");
        assertThat(sent.events().get(0).parameters())
                .containsEntry("tv", "com.sendgrid-v3")
                .containsEntry("p", "srv");
    }

    @Test
    void ofEventsWithTheSameIdTheLastStaysInThePlaceOfTheFirst() {
        var sent =
                send(
                        """
                        [{"event":"open","sg_event_id":"1","n":1},{"event":"open","n":2},
                         {"event":"open","sg_event_id":"1","n":3},{"event":"drop","sg_event_id":7},
                         {"event":"bounce","n":4}]""");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "open 3-0-0 {\"sg_event_id\":\"1\",\"n\":3}", "bounce 3-0-0 {\"n\":4}");
    }

    @Test
    void oneUnknownTypeDiscardsAllAndNamesItsPlace() {
        send("[{\"event\":\"open\",\"sg_event_id\":\"1\"},{\"event\":\"\",\"sg_event_id\":\"2\"},3]")
                .isOfUnknownType(
                        ": cannot determine event type: type parameter empty at index 1",
                        "null: cannot determine event type: type parameter not provided at index 2");
        send("[{\"event\":\"zap\"}]")
                .isOfUnknownType(
                        "zap: no schema associated with the provided type parameter at index 0");
    }

    @Test
    void aBodyThatIsNoArrayOrEmptyIsRefused() {
        send("{}").isRefused("body", "{}", "body is not a json array");
        send("[]").isRefused("", null, "empty list of events");
    }

    @Test
    void theContentTypeMayHaveACharset() {
        var webhook = SendGridAdapter.WEBHOOK;

        Sent.post(webhook, null, "[]", "text/json")
                .isRefused("contentType", "text/json", "expected application/json");
        Sent.post(webhook, null, "[]", null)
                .isRefused("contentType", null, "no content type: expected application/json");
        assertThat(
                        Sent.post(
                                        webhook,
                                        "aid=shop",
                                        "[{\"event\":\"open\"}]",
                                        "application/json; charset=utf-8")
                                .parameters())
                .containsEntry("aid", "shop");
        Sent.post(webhook, null, null, "application/json")
                .isRefused("body", null, "empty body: no events to process");
    }

    private static Sent send(String body) {
        return Sent.json(SendGridAdapter.WEBHOOK, body);
    }
}
