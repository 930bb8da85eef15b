package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagerDutyAdapterTest {

    @Test
    void eachMessageIsAnIncident() {
        var sent =
                send(
                        """
                        {"messages":[{"type":"incident.trigger","created_on":"2014-11-12T18:53:47 00:00",
                          "data":{"type":"incident.incident.x","x":"null","y":["null"],
                            "last_status_change_on":"2014-11-12T18:53:47 01:00"}},
                         {"type":"incident.delegate","created_on":5,"type2":"incident."}]}""");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "incident 1-0-0 {\"type\":\"trigger\","
                                + "\"created_on\":\"2014-11-12T18:53:47+00:00\","
                                + "\"data\":{\"type\":\"x\",\"x\":null,\"y\":[\"null\"],"
                                + "\"last_status_change_on\":\"2014-11-12T18:53:47 01:00\"}}",
                        "incident 1-0-0 {\"type\":\"delegate\",\"created_on\":5,"
                                + "\"type2\":\"incident.\"}");
        assertThat(sent.events().get(0).parameters())
                .containsEntry("tv", "com.pagerduty-v1")
                .containsEntry("p", "srv");
    }

    @Test
    void messagesMustBeAnArrayOfKnownTypes() {
        for (var body :
                new String[] {"{}", "[]", "1", "{\"messages\":{}}", "{\"messages\":null}"}) {
            send(body).isRefused("messages", body, "field `messages` is not an array");
        }
        send("{\"messages\":[]}").isRefused("", null, "empty list of events");
        send("{\"messages\":[{\"type\":\"incident.assign\"},{\"type\":\"trigger\"},{\"type\":1}]}")
                .isOfUnknownType(
                        "trigger: no schema associated with the provided type parameter at index 1",
                        "null: cannot determine event type: type parameter not provided at index 2");
    }

    private static Sent send(String body) {
        return Sent.json(PagerDutyAdapter.WEBHOOK, body);
    }
}
