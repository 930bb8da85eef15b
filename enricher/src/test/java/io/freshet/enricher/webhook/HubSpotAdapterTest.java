package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotAdapterTest {

    @Test
    void eachElementIsAnEventWithoutItsType() {
        var sent =
                send(
                        "[{\"objectId\":1,\"occurredAt\":1539145399845,"
                                + "\"subscriptionType\":\"contact.creation\"},"
                                + "{\"subscriptionType\":\"deal.propertyChange\"}]");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "contact_creation 1-0-0 {\"objectId\":1,"
                                + "\"occurredAt\":\"2018-10-10T04:23:19.845Z\"}",
                        "deal_change 1-0-0 {}");
        assertThat(sent.events().get(0).parameters()).containsEntry("tv", "com.hubspot-v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0        | "1970-01-01T00:00:00.000Z"
                    1e3      | "1970-01-01T00:00:01.000Z"
                    "1000"   | "1970-01-01T00:00:01.000Z"
                    1.5      | 1.5
                    "+1"     | "+1"
                    null     | null
                    1e99     | 1e99
                    {}       | {}
                    """)
    void onlyWholeMillisecondsAreATime(String given, String data) {
        assertThat(
                        send("[{\"subscriptionType\":\"company.deletion\",\"occurredAt\":"
                                        + given
                                        + "}]")
                                .data())
                .isEqualTo("{\"occurredAt\":" + data + "}");
    }

    @Test
    void oneUnknownTypeRefusesAll() {
        send("[{\"subscriptionType\":\"contact.creation\"},{\"subscriptionType\":\"x\"},[],{}]")
                .isOfUnknownType(
                        "x: no schema associated with the provided type parameter at index 1",
                        "null: cannot determine event type: type parameter not provided at index 2",
                        "null: cannot determine event type: type parameter not provided at index 3");
    }

    @Test
    void theBodyIsAnArrayWithEvents() {
        send("{}").isRefused("body", "{}", "not a json array");
        send("[]").isRefused("", null, "empty list of events");
        Sent.post(HubSpotAdapter.WEBHOOK, null, null, "application/json")
                .isRefused("body", null, "empty body: not events to process");
    }

    private static Sent send(String body) {
        return Sent.json(HubSpotAdapter.WEBHOOK, body);
    }
}
