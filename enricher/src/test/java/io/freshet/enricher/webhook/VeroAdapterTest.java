package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeroAdapterTest {

    @Test
    void theTypeIsTakenOutAndTimesAreRead() {
        var sent =
                send(
                        "{\"sent_at\":1435016238,\"opened_at\":1435016238,\"type\":\"sent\","
                                + "\"event\":{\"type\":\"sent\",\"triggered_at\":\"1424012238\"}}");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "sent 1-0-0 {\"sent_at\":\"2015-06-22T23:37:18.000Z\","
                                + "\"opened_at\":1435016238,"
                                + "\"event\":{\"triggered_at\":\"2015-02-15T14:57:18.000Z\"}}");
        assertThat(sent.parameters()).containsEntry("tv", "com.getvero-v1");
    }

    @Test
    void usersHaveTheirTagsUnderTheSchemasName() {
        assertThat(
                        send("{\"type\":\"user_created\",\"user\":{\"_tags\":[{\"_tags\":1}]},"
                                        + "\"list\":[{\"_tags\":2}]}")
                                .schemasAndData())
                .containsExactly(
                        "created 1-0-0 {\"user\":{\"tags\":[{\"_tags\":1}]},"
                                + "\"list\":[{\"_tags\":2}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":1}       | Missing required field: DownField(type)
                    []            | Missing required field: DownField(type)
                    {"type":1.0}  | Got value '1.0' with wrong type, expecting string: DownField(type)
                    {"type":null} | Got value 'null' with wrong type, expecting string: DownField(type)
                    """)
    void aTypeThatIsNoTextIsRefused(String json, String why) {
        send(json).isRefused("type", null, "could not extract 'type': " + why);
    }

    @Test
    void anUnknownTypeIsRefused() {
        send("{\"type\":\"created\"}")
                .isOfUnknownType("created: no schema associated with the provided type parameter");
        send("{\"type\":\"\"}")
                .isOfUnknownType(": cannot determine event type: type parameter empty");
    }

    private static Sent send(String body) {
        return Sent.json(VeroAdapter.WEBHOOK, body);
    }
}
