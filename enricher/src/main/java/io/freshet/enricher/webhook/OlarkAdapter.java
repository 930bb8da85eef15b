package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.Unexpected;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Olark: a chat, or a message left while nobody was there, as JSON in a field of a form. */
final class OlarkAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.olark/v1",
                    "olark",
                    """
                    transcript = iglu:com.olark/transcript/jsonschema/1-0-0
                    offline_message = iglu:com.olark/offline_message/jsonschema/1-0-0
                    """,
                    OlarkAdapter::new);

    private static final Sender SENDER = new Sender("com.olark-v1", "srv");
    private static final Body BODY = Body.notEmpty(Body.FORM);

    private static final Pattern DOT = Pattern.compile("\\.");

    private final SchemaKey transcript;
    private final SchemaKey offlineMessage;

    private OlarkAdapter(EventSchemas schemas) {
        transcript = schemas.get("transcript");
        offlineMessage = schemas.get("offline_message");
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(
                BODY.of(request)
                        .fold(Found::value, OlarkAdapter::withoutValues)
                        .then(OlarkAdapter::form)
                        .then(OlarkAdapter::data)
                        .then(OlarkAdapter::withDates)
                        .map(event -> toRawEvent(request, event)));
    }

    /** Snowplow: a content type that is not the right one is not shown. */
    private static Found<String> withoutValues(List<Failure> failures) {
        return new Found.Nothing<>(
                failures.stream()
                        .map(
                                failure ->
                                        failure instanceof Unexpected f
                                                ? new Unexpected(f.field(), null, f.expectation())
                                                : failure)
                        .toList());
    }

    /** Snowplow: the body stands where the field's name should. */
    private static Found<Map<String, @Nullable String>> form(String body) {
        return Form.parse(body, error -> new Unexpected(body, body, Form.couldNotParse(error)));
    }

    private static Found<JsonNode> data(Map<String, @Nullable String> form) {
        var data = form.get("data");
        return data == null || data.isEmpty()
                ? Found.nothing(new Unexpected("data", null, "missing 'data' field"))
                : Body.json("data", data);
    }

    private RawEvent toRawEvent(Request request, JsonNode event) {
        boolean isChat = JsonShape.member(event, "operators") != null;
        return SENDER.event(request, isChat ? transcript : offlineMessage, JsonShape.camel(event));
    }

    /** Dates in place of the items' seconds; the first that is none is the failure. */
    private static Found<JsonNode> withDates(JsonNode event) {
        var items = JsonShape.member(event, "items");
        if (items == null) {
            return Found.value(event);
        }
        for (var item : items.values()) {
            var seconds = JsonShape.text(item, "timestamp");
            if (seconds != null && item instanceof ObjectNode object) {
                var date = date(seconds);
                if (date instanceof Found.Nothing<String> none) {
                    return new Found.Nothing<>(none.failures());
                }
                object.put("timestamp", ((Found.Value<String>) date).value());
            }
        }
        return Found.value(event);
    }

    /** Seconds since 1970 with a fraction, of which the milliseconds count. */
    private static Found<String> date(String seconds) {
        var parts = DOT.split(seconds);
        if (parts.length == 0 || parts.length > 2) {
            return Found.nothing(
                    new Unexpected("timestamp", seconds, "unexpected timestamp format"));
        }
        var fraction = parts.length == 1 ? "" : parts[1];
        var millis = parts[0] + (fraction + "000").substring(0, 3);
        try {
            return Found.value(EventTime.ofMillis(Long.parseLong(millis)));
        } catch (NumberFormatException e) {
            return Found.nothing(
                    new Unexpected("timestamp", millis, "cannot be converted to Double"));
        }
    }
}
