package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailgunAdapterTest {

    private static final String SIGNATURE =
            "\"signature\":{\"timestamp\":\"1529006854\",\"token\":\"t\",\"signature\":\"s\"}";

    @Test
    void theEventIsMergedWithItsSignature() {
        var sent =
                send(
                        "{"
                                + SIGNATURE
                                + ",\"event-data\":{\"event\":\"clicked\",\"timestamp\":1.5,"
                                + "\"user-variables\":{\"my_var-1\":\"v\",\"event\":\"clicked\"},"
                                + "\"body-plain\":\"x\"}}");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "message_clicked 1-0-0 {\"timestamp\":\"2018-06-14T20:07:34.000Z\","
                                + "\"signature\":\"s\",\"userVariables\":{\"myVar1\":\"v\"},"
                                + "\"token\":\"t\"}");
        assertThat(sent.parameters())
                .containsEntry("tv", "com.mailgun-v1")
                .containsEntry("p", "srv");
    }

    @ParameterizedTest
    @CsvSource({
        "3, ',\"attachmentCount\":3'",
        "'\"3\"', ',\"attachmentCount\":3'",
        "3.0, ',\"attachmentCount\":3'",
        "3.5, ''",
        "2147483648, ''",
        "'\"three\"', ''",
        "null, ''",
        "[3], ''"
    })
    void attachmentsAreCountedOrLeftOut(String count, String member) {
        var sent =
                send(
                        "{"
                                + SIGNATURE
                                + ",\"event-data\":{\"event\":\"opened\",\"timestamp\":0,"
                                + "\"attachment-count\":"
                                + count
                                + ",\"signature\":\"x\",\"token\":{}}}");

        assertThat(sent.data())
                .startsWith("{\"timestamp\":\"2018-06-14T20:07:34.000Z\",\"signature\":\"x\"")
                .endsWith("\"token\":{}" + member + "}");
    }

    @Test
    void theTypeMustBeThere() {
        for (var body :
                new String[] {"[]", "{}", "{\"event-data\":[]}", "{\"event-data\":{}}", "null"}) {
            send(body)
                    .isRefused(
                            "body",
                            body,
                            "no `event` parameter provided: cannot determine event type");
        }
        send("{\"event-data\":{\"event\":null}}")
                .isOfUnknownType("null: cannot determine event type: type parameter not provided");
    }

    @Test
    void theSignatureMustBeWhole() {
        var event = ",\"event-data\":{\"event\":\"opened\",\"timestamp\":1}}";

        send("{\"signature\":\"s\"" + event).isRefused("timestamp", null, "missing 'timestamp'");
        send("{\"signature\":{\"timestamp\":1}" + event)
                .isRefused("token", null, "missing 'token'");
        send("{\"signature\":{\"timestamp\":1,\"token\":null}" + event)
                .isRefused("signature", null, "missing 'signature'");
        send("{" + SIGNATURE + ",\"event-data\":{\"event\":\"opened\"}}")
                .isRefused("event-data", null, "missing 'event-data'");
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        send("").isRefused("body", null, "empty body: no events to process");
        send("{").isRefused("body", "{", "could not parse body: exhausted input");
    }

    private static Sent send(String body) {
        return Sent.json(MailgunAdapter.WEBHOOK, body);
    }
}
