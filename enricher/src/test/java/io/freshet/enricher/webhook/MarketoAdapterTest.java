package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketoAdapterTest {

    @Test
    void datesAreReadInObjectsButNotInArrays() {
        var sent =
                send(
                        "{\"name\":\"x\",\"datetime\":\"2018-03-07 14:28:16\",\"lead\":"
                                + "{\"created_at\":\"2018-01-02 03:04:05\",\"updated_at\":\"soon\"},"
                                + "\"list\":[{\"datetime\":\"2018-03-07 14:28:16\"}]}");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "event 2-0-0 {\"name\":\"x\",\"datetime\":\"2018-03-07T14:28:16.000Z\","
                                + "\"lead\":{\"created_at\":\"2018-01-02T03:04:05.000Z\","
                                + "\"updated_at\":\"soon\"},"
                                + "\"list\":[{\"datetime\":\"2018-03-07 14:28:16\"}]}");
        assertThat(sent.parameters()).containsEntry("tv", "com.marketo-v1");
    }

    @Test
    void aDateThatIsNoTextStays() {
        assertThat(send("{\"datetime\":{\"datetime\":\"2018-03-07 14:28:16\"}}").data())
                .isEqualTo("{\"datetime\":{\"datetime\":\"2018-03-07 14:28:16\"}}");
    }

    @Test
    void theContentTypeIsNotLookedAt() {
        assertThat(Sent.post(MarketoAdapter.WEBHOOK, null, "{}", null).events()).hasSize(1);
        assertThat(Sent.post(MarketoAdapter.WEBHOOK, null, "{}", "x/y").events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"x\""})
    void whatIsNoObjectIsRefused(String json) {
        send(json).isRefused("body", json, "not a json object");
    }

    @Test
    void withoutBodyThereIsNoEvent() {
        Sent.post(MarketoAdapter.WEBHOOK, "a=1", null, null)
                .isRefused("body", null, "empty body: no events to process");
    }

    private static Sent send(String body) {
        return Sent.json(MarketoAdapter.WEBHOOK, body);
    }
}
