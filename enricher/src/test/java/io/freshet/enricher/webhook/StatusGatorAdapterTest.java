package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusGatorAdapterTest {

    @Test
    void theFormIsTheEvent() {
        var sent = send("service_name=Cloud%20x&current_status&occurred_at=2016-05-19&a=1&a=2");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "status_change 1-0-0 {\"serviceName\":\"Cloud x\",\"currentStatus\":null,"
                                + "\"occurredAt\":\"2016-05-19\",\"a\":\"2\"}");
        assertThat(sent.parameters())
                .containsEntry("tv", "com.statusgator-v1")
                .containsEntry("p", "srv");
    }

    @Test
    void moreThanFourFieldsComeInTheRecordedOrder() {
        assertThat(send("a=1&b=2&c=3&d=4&e=5&f=6").data())
                .isEqualTo(
                        "{\"e\":\"5\",\"f\":\"6\",\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}");
    }

    @Test
    void whatIsNoFormIsRefusedWithTheParsersWords() {
        send("{x")
                .isRefused(
                        "body",
                        "{x",
                        "could not parse body: Illegal character in query at index 18:"
                                + " http://localhost/?{x");
    }

    @Test
    void bodyAndContentTypeMustBeThere() {
        send("").isRefused("body", null, "empty body: no events to process");
        Sent.post(StatusGatorAdapter.WEBHOOK, null, "a=1", null)
                .isRefused(
                        "contentType",
                        null,
                        "no content type: expected application/x-www-form-urlencoded");
    }

    private static Sent send(String body) {
        return Sent.form(StatusGatorAdapter.WEBHOOK, body);
    }
}
