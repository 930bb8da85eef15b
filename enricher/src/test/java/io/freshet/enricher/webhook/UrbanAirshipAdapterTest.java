package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UrbanAirshipAdapterTest {

    private static final String CLOSE =
            "{\"id\":\"70f7275f\",\"type\":\"CLOSE\",\"occurred\":\"2015-05-03T02:31:22.000Z\","
                    + "\"processed\":\"2015-05-03T04:31:23.5+02:00\"}";

    @Test
    void theEventBringsItsOwnIdAndTimes() {
        var sent = send("eid=other&aid=shop", CLOSE);

        assertThat(sent.schemasAndData()).containsExactly("CLOSE 1-0-0 " + CLOSE);
        assertThat(sent.parameters())
                .containsEntry("tv", "com.urbanairship.connect-v1")
                .containsEntry("eid", "70f7275f")
                .containsEntry("aid", "shop")
                .containsEntry("ttm", "1430620282000");
        assertThat(sent.events().get(0).timestamp())
                .isEqualTo(Instant.parse("2015-05-03T02:31:23.500Z"));
    }

    @Test
    void typesAreTheNamesOfTheirSchemas() {
        assertThat(send(null, CLOSE.replace("CLOSE", "IN_APP_MESSAGE_DISPLAY")).schemasAndData())
                .singleElement()
                .asString()
                .startsWith("IN_APP_MESSAGE_DISPLAY 1-0-0 ");
        send(null, CLOSE.replace("CLOSE", "close"))
                .isOfUnknownType("close: no schema associated with the provided type parameter");
    }

    @Test
    void allThatIsMissingIsTold() {
        assertThat(send(null, "{\"id\":7}").failures())
                .extracting(
                        failure ->
                                failure instanceof Failure.Unexpected unexpected
                                        ? unexpected.expectation()
                                        : "type")
                .containsExactly(
                        "could not extract 'occurred': Missing required field: DownField(occurred)",
                        "could not extract 'id': Got value '7' with wrong type, expecting string:"
                                + " DownField(id)",
                        "could not extract 'processed': Missing required field:"
                                + " DownField(processed)",
                        "type");
    }

    @Test
    void aTimeThatIsNoneIsAFailureNotADefect() {
        assertThat(
                        send(
                                        null,
                                        CLOSE.replace("2015-05-03T02:31:22.000Z", "today")
                                                .replace("2015-05-03T04:31:23.5+02:00", "later"))
                                .failures())
                .containsExactly(
                        new Failure.Unexpected(
                                "occurred", "today", "not an ISO 8601 date and time"),
                        new Failure.Unexpected(
                                "processed", "later", "not an ISO 8601 date and time"));
    }

    @Test
    void aContentTypeIsRefused() {
        Sent.json(UrbanAirshipAdapter.WEBHOOK, CLOSE)
                .isRefused("contentType", "application/json", "expected no content type");
    }

    private static Sent send(String querystring, String body) {
        return Sent.post(UrbanAirshipAdapter.WEBHOOK, querystring, body, null);
    }
}
