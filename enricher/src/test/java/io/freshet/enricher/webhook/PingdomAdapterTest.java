package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PingdomAdapterTest {

    @Test
    void theMessageIsTheEventWithoutItsAction() {
        var sent = message("{\"action\":\"assign\",\"incidentid\":\"1\",\"x\":{\"action\":1}}");

        assertThat(sent.schemasAndData())
                .containsExactly(
                        "incident_assign 1-0-0 {\"incidentid\":\"1\",\"x\":{\"action\":1}}");
        assertThat(sent.parameters())
                .containsEntry("tv", "com.pingdom-v1")
                .containsEntry("p", "mob")
                .doesNotContainKey("message");
    }

    @Test
    void theActionDecidesOnTheSchema() {
        message("{}")
                .isOfUnknownType("null: cannot determine event type: type parameter not provided");
        message("[\"assign\"]")
                .isOfUnknownType("null: cannot determine event type: type parameter not provided");
        message("{\"action\":\"\"}")
                .isOfUnknownType(": cannot determine event type: type parameter empty");
        assertThat(message("{").failures())
                .containsExactly(
                        new Failure.NotJson("message", "{", "invalid json: exhausted input"));
    }

    @Test
    void valuesThatPythonPrintedAreRefusedAllAtOnce() {
        assertThat(send("a=(u'1',)&b=2&c=(u'',)&a=(u'3',)&message=x").failures())
                .containsExactly(
                        new Failure.Unexpected("a", "1", "should not pass regex \\(u'(.+)',\\)"),
                        new Failure.Unexpected("a", "3", "should not pass regex \\(u'(.+)',\\)"));
    }

    @Test
    void withoutMessageThereIsNoEvent() {
        send(null).isRefused("querystring", null, "empty querystring: no events to process");
        send("a=1&b&message")
                .isRefused(
                        "querystring",
                        "a=1&b=null&message=null",
                        "no `message` parameter provided");
    }

    private static Sent message(String json) {
        return send("p=mob&message=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
    }

    private static Sent send(@Nullable String querystring) {
        return Sent.query(PingdomAdapter.WEBHOOK, querystring);
    }
}
