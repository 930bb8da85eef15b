package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.payload.RawEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** SendGrid: what became of e-mails, as a JSON array; doubles are dropped. */
final class SendGridAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.sendgrid/v3",
                    "sendgrid",
                    """
                    processed = iglu:com.sendgrid/processed/jsonschema/3-0-0
                    dropped = iglu:com.sendgrid/dropped/jsonschema/3-0-0
                    delivered = iglu:com.sendgrid/delivered/jsonschema/3-0-0
                    deferred = iglu:com.sendgrid/deferred/jsonschema/3-0-0
                    bounce = iglu:com.sendgrid/bounce/jsonschema/3-0-0
                    open = iglu:com.sendgrid/open/jsonschema/3-0-0
                    click = iglu:com.sendgrid/click/jsonschema/3-0-0
                    spamreport = iglu:com.sendgrid/spamreport/jsonschema/3-0-0
                    unsubscribe = iglu:com.sendgrid/unsubscribe/jsonschema/3-0-0
                    group_unsubscribe = iglu:com.sendgrid/group_unsubscribe/jsonschema/3-0-0
                    group_resubscribe = iglu:com.sendgrid/group_resubscribe/jsonschema/3-0-0
                    """,
                    SendGridAdapter::new);

    private static final Sender SENDER = new Sender("com.sendgrid-v3", "srv");
    private static final Body BODY = Body.containing(Body.JSON);

    private final EventTypes types;

    private SendGridAdapter(EventSchemas schemas) {
        types = schemas.types();
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return BODY.of(request)
                .then(Body::jsonArray)
                .map(SendGridAdapter::withoutDoubles)
                .fold(
                        events -> Found.each(events, (event, i) -> toRawEvent(request, event)),
                        Adapted.Refused::new);
    }

    private Found<RawEvent> toRawEvent(Request request, Indexed event) {
        var type = JsonShape.text(event.json(), "event");
        return types.schema(type, event.index())
                .map(
                        schema ->
                                SENDER.event(
                                        request,
                                        schema,
                                        JsonShape.clean(
                                                event.json(), "event", type, Set.of("timestamp"))));
    }

    /**
     * Of events with the same id the last one stays. Snowplow: all events without id count as the
     * same one, and more than four come in another order.
     */
    private static List<Indexed> withoutDoubles(List<JsonNode> events) {
        var byId = new LinkedHashMap<@Nullable String, Indexed>();
        for (int i = 0; i < events.size(); i++) {
            byId.put(JsonShape.text(events.get(i), "sg_event_id"), new Indexed(events.get(i), i));
        }
        return new ArrayList<>(MapOrder.ofOptionalTexts(byId).values());
    }

    private record Indexed(JsonNode json, int index) {}
}
