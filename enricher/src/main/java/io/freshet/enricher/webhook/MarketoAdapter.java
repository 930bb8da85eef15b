package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.RawEvent;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Marketo: something happened to a lead, as a JSON object; the content type is not looked at. */
final class MarketoAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.marketo/v1",
                    "marketo",
                    "event = iglu:com.marketo/event/jsonschema/2-0-0",
                    MarketoAdapter::new);

    private static final Sender SENDER = new Sender("com.marketo-v1", "srv");

    /** Members that are {@code yyyy-MM-dd HH:mm:ss}, at any depth of objects. */
    private static final Set<String> DATES =
            Set.of(
                    "acquisition_date",
                    "created_at",
                    "email_suspended_at",
                    "last_referred_enrollment",
                    "last_referred_visit",
                    "updated_at",
                    "datetime",
                    "last_interesting_moment_date");

    private final SchemaKey event;

    private MarketoAdapter(EventSchemas schemas) {
        event = schemas.get("event");
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(Body.any(request).then(body -> toRawEvent(request, body)));
    }

    private Found<RawEvent> toRawEvent(Request request, String body) {
        return Body.json(body)
                .then(
                        json ->
                                json instanceof ObjectNode lead
                                        ? Found.value(lead)
                                        : Found.nothing(
                                                new Failure.Unexpected(
                                                        "body", body, "not a json object")))
                .map(lead -> SENDER.event(request, event, withDates(lead)));
    }

    private static ObjectNode withDates(ObjectNode object) {
        var changed = JsonNodeFactory.instance.objectNode();
        for (var member : MapOrder.ofMembers(object).properties()) {
            changed.set(member.getKey(), withDates(member.getKey(), member.getValue()));
        }
        return changed;
    }

    private static JsonNode withDates(String name, JsonNode value) {
        if (DATES.contains(name)) {
            return value.isString()
                    ? JsonNodeFactory.instance.stringNode(EventTime.ofDateTime(value.stringValue()))
                    : value;
        }
        return value instanceof ObjectNode object ? withDates(object) : value;
    }
}
