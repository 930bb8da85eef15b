package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.enricher.request.Requests;
import io.freshet.event.iglu.SchemaKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WebhooksTest {

    static final List<Webhook> WEBHOOKS = Webhooks.ALL;

    @Test
    void pathsAndSectionsAreUnique() {
        assertThat(WEBHOOKS).extracting(Webhook::path).doesNotHaveDuplicates();
        assertThat(WEBHOOKS)
                .extracting(Webhook::section)
                .filteredOn(section -> !section.isEmpty())
                .doesNotHaveDuplicates();
    }

    @Test
    void aSchemaCanBeReplaced() {
        var own = SchemaKey.of("iglu:com.acme/call/jsonschema/1-0-0");
        var webhook = CallRailAdapter.WEBHOOK;
        var adapter = webhook.adapter(Map.of("call_complete", own));
        var request = Requests.of("/" + webhook.path(), "a=1", null, null);

        assertThat(new Sent(adapter.toRawEvents(request)).schemasAndData())
                .containsExactly("call 1-0-0 {\"a\":\"1\"}");
    }

    @ParameterizedTest
    @FieldSource("WEBHOOKS")
    void noBodyIsTooOdd(Webhook webhook) {
        for (var body : oddBodies()) {
            assertAnswered(webhook, "message=" + query(body), body, null);
            assertAnswered(webhook, "schema&p&=;", body, Body.JSON);
            assertAnswered(webhook, null, body, Body.FORM);
        }
    }

    private static void assertAnswered(
            Webhook webhook,
            @Nullable String querystring,
            @Nullable String body,
            @Nullable String contentType) {
        var adapted = Sent.post(webhook, querystring, body, contentType).adapted();
        int size =
                adapted instanceof Adapted.Events events
                        ? events.events().size()
                        : ((Adapted.Refused) adapted).failures().size();
        assertThat(size).isPositive();
    }

    private static String query(@Nullable String body) {
        return body == null ? "" : URLEncoder.encode(body, StandardCharsets.UTF_8);
    }

    /** Every value where any member that some vendor sends is expected, and odd texts. */
    private static List<@Nullable String> oddBodies() {
        var bodies = new ArrayList<@Nullable String>();
        bodies.addAll(Arrays.asList(null, "", " ", "\0", "%", "%zz", "=", "&", "\uD800", "NaN"));
        for (var value :
                List.of(
                        "null",
                        "true",
                        "-1e999999999",
                        "1e99999999999",
                        "9".repeat(10_000),
                        "\"\"",
                        "\"\\u0000\"",
                        "[]",
                        "[null,[[]],{\"\":{}}]",
                        "{}",
                        "{\"\":{\"\":[]}}",
                        "[".repeat(499) + "]".repeat(499),
                        "{\"a\":".repeat(490) + "1" + "}".repeat(490),
                        "[".repeat(10_000))) {
            bodies.add(value);
            bodies.add("[" + value + "]");
            for (var member :
                    List.of("event", "type", "action", "messages", "items", "signature")) {
                bodies.add("{\"" + member + "\":" + value + "}");
                bodies.add("[{\"" + member + "\":" + value + ",\"timestamp\":" + value + "}]");
            }
            for (var field : List.of("data", "data.json", "mandrill_events", "type", "%5B%5D")) {
                bodies.add(field + "=" + query(value));
            }
            bodies.add("{\"event-data\":{\"event\":\"opened\",\"timestamp\":" + value + "}}");
            bodies.add(
                    "{\"signature\":{\"timestamp\":"
                            + value
                            + ",\"token\":1,\"signature\":2},\"event-data\":{\"event\":\"opened\","
                            + "\"timestamp\":"
                            + value
                            + ",\"attachment-count\":"
                            + value
                            + "}}");
        }
        return bodies;
    }
}
