package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRailAdapterTest {

    @Test
    void theQueryStringIsTheCall() {
        var sent =
                send(
                        "answered=true&duration=007&datetime=2014-10-09+16:23:45&name=Ada&empty="
                                + "&missing&first_call=yes&nuid=n&aid=a&cv=c&p=mob&eid=e");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "call_complete 1-0-2 {\"duration\":7,\"name\":\"Ada\",\"empty\":null,"
                                + "\"eid\":\"e\","
                                + "\"datetime\":\"2014-10-09T16:23:45.000Z\","
                                + "\"missing\":null,\"first_call\":\"yes\","
                                + "\"answered\":true}");
        assertThat(sent.parameters())
                .containsEntry("tv", "com.callrail-v1")
                .containsEntry("e", "ue")
                .containsEntry("p", "mob")
                .containsEntry("nuid", "n")
                .containsEntry("aid", "a")
                .containsEntry("cv", "c")
                .containsEntry("eid", "e")
                .doesNotContainKeys("name", "ttm", "url");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890123, 12345678901234567890123",
        "-12, -12",
        "%2B5, 5",
        "-0, 0",
        "000, 0",
        "%D9%A3, 3",
        "1.5, \"1.5\"",
        "-, \"-\"",
        "1e3, \"1e3\""
    })
    void durationsAreWholeNumbersOrStayTexts(String sent, String json) {
        assertThat(send("duration=" + sent).data()).isEqualTo("{\"duration\":" + json + "}");
    }

    @Test
    void withoutParametersThereIsNoEvent() {
        send(null).isRefused("querystring", null, "empty querystring");
    }

    private static Sent send(String querystring) {
        return Sent.query(CallRailAdapter.WEBHOOK, querystring);
    }
}
