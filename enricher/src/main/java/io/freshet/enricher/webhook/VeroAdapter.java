package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.payload.RawEvent;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Vero: e-mails and users, one event as JSON; the content type is not looked at. */
final class VeroAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.getvero/v1",
                    "vero",
                    """
                    bounced = iglu:com.getvero/bounced/jsonschema/1-0-0
                    clicked = iglu:com.getvero/clicked/jsonschema/1-0-0
                    delivered = iglu:com.getvero/delivered/jsonschema/1-0-0
                    opened = iglu:com.getvero/opened/jsonschema/1-0-0
                    sent = iglu:com.getvero/sent/jsonschema/1-0-0
                    unsubscribed = iglu:com.getvero/unsubscribed/jsonschema/1-0-0
                    created = iglu:com.getvero/created/jsonschema/1-0-0
                    updated = iglu:com.getvero/updated/jsonschema/1-0-0
                    """,
                    VeroAdapter::new);

    private static final Sender SENDER = new Sender("com.getvero-v1", "srv");

    private final EventTypes types;

    private VeroAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        Map.of(
                                "bounced", "bounced",
                                "clicked", "clicked",
                                "delivered", "delivered",
                                "opened", "opened",
                                "sent", "sent",
                                "unsubscribed", "unsubscribed",
                                "user_created", "created",
                                "user_updated", "updated"));
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(
                Body.any(request).then(Body::json).then(json -> toRawEvent(request, json)));
    }

    private Found<RawEvent> toRawEvent(Request request, JsonNode json) {
        return RequiredText.of(json, "type")
                .then(
                        type ->
                                types.schema(type)
                                        .map(
                                                schema ->
                                                        SENDER.event(
                                                                request,
                                                                schema,
                                                                data(json, type))));
    }

    private static JsonNode data(JsonNode json, String type) {
        return withTags(JsonShape.clean(json, "type", type, Set.of(type + "_at", "triggered_at")));
    }

    /** Schemas know {@code _tags} as {@code tags}; in objects, not in arrays. */
    private static JsonNode withTags(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        var changed = JsonNodeFactory.instance.objectNode();
        for (var member : MapOrder.ofMembers(object).properties()) {
            if (member.getKey().equals("_tags")) {
                changed.set("tags", member.getValue());
            } else {
                changed.set(member.getKey(), withTags(member.getValue()));
            }
        }
        return changed;
    }
}
