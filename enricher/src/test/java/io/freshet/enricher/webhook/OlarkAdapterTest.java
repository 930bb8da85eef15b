package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OlarkAdapterTest {

    @Test
    void aChatHasOperatorsAndAMessageHasNone() {
        assertThat(data("{\"operators\":null,\"visitor_id\":1}").schemasAndData())
                .containsExactly("transcript 1-0-0 {\"operators\":null,\"visitorId\":1}");
        assertThat(data("{\"visitor\":{\"full-name\":\"x\"}}").schemasAndData())
                .containsExactly("offline_message 1-0-0 {\"visitor\":{\"fullName\":\"x\"}}");
        assertThat(data("[1]").schemasAndData()).containsExactly("offline_message 1-0-0 [1]");
    }

    @ParameterizedTest
    @CsvSource({
        "1473773622.5, 2016-09-13T13:33:42.500Z",
        "1473773622.123456, 2016-09-13T13:33:42.123Z",
        "1473773622, 2016-09-13T13:33:42.000Z",
        "1473773622., 2016-09-13T13:33:42.000Z",
        "-1.5, 1969-12-31T23:59:58.500Z",
        ".25, 1970-01-01T00:00:00.250Z",
        "'', 1970-01-01T00:00:00.000Z"
    })
    void secondsOfItemsBecomeDates(String seconds, String date) {
        assertThat(data("{\"items\":[{\"timestamp\":\"" + seconds + "\"}]}").data())
                .isEqualTo("{\"items\":[{\"timestamp\":\"" + date + "\"}]}");
        assertThat(data("{\"items\":{\"a\":{\"timestamp\":\"" + seconds + "\"}}}").data())
                .isEqualTo("{\"items\":{\"a\":{\"timestamp\":\"" + date + "\"}}}");
    }

    @Test
    void theFirstItemWithoutATimeIsTheFailure() {
        data("{\"items\":[{\"timestamp\":\"1.2.3\"},{\"timestamp\":\"x\"}]}")
                .isRefused("timestamp", "1.2.3", "unexpected timestamp format");
        data("{\"items\":[{\"timestamp\":\".\"}]}")
                .isRefused("timestamp", ".", "unexpected timestamp format");
        data("{\"items\":[{\"timestamp\":\"x.1\"}]}")
                .isRefused("timestamp", "x100", "cannot be converted to Double");
    }

    @Test
    void otherItemsStay() {
        var data =
                "{\"items\":[1,{\"timestamp\":5},{\"x\":{\"timestamp\":\"y\"}}],\"timestamp\":\"z\"}";

        assertThat(data(data).data()).isEqualTo(data);
        assertThat(data("{\"items\":\"none\"}").data()).isEqualTo("{\"items\":\"none\"}");
    }

    @Test
    void theDataMustBeThere() {
        send("data=").isRefused("data", null, "missing 'data' field");
        send("data&a=1").isRefused("data", null, "missing 'data' field");
        send("").isRefused("body", null, "empty body: no events to process");
        send("data=%7B")
                .failures()
                .forEach(
                        failure ->
                                assertThat(failure)
                                        .isEqualTo(
                                                new Failure.NotJson(
                                                        "data",
                                                        "{",
                                                        "invalid json: exhausted input")));
        send("{\n\t@1f;")
                .isRefused(
                        "{\n\t@1f;",
                        "{\n\t@1f;",
                        "could not parse body: Illegal character in query at index 18:"
                                + " http://localhost/?{    @xxxxxx;");
    }

    @Test
    void aWrongContentTypeIsNotShown() {
        Sent.post(OlarkAdapter.WEBHOOK, null, "data=1", "text/plain")
                .isRefused("contentType", null, "expected application/x-www-form-urlencoded");
        Sent.post(OlarkAdapter.WEBHOOK, null, "data=1", null)
                .isRefused(
                        "contentType",
                        null,
                        "no content type: expected application/x-www-form-urlencoded");
    }

    private static Sent data(String json) {
        return send("data=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
    }

    private static Sent send(String body) {
        return Sent.form(OlarkAdapter.WEBHOOK, body);
    }
}
