package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PagerDuty: what became of incidents, as a JSON array of messages. */
final class PagerDutyAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.pagerduty/v1",
                    "pagerduty",
                    "incident = iglu:com.pagerduty/incident/jsonschema/1-0-0",
                    PagerDutyAdapter::new);

    private static final Sender SENDER = new Sender("com.pagerduty-v1", "srv");
    private static final Body BODY = Body.of(Body.JSON);
    private static final String PREFIX = "incident.";

    /** A time zone whose plus sign got lost. */
    private static final Pattern LOST_PLUS = Pattern.compile(" 00:00$");

    private static final Set<String> TIMES = Set.of("created_on", "last_status_change_on");

    private final EventTypes types;

    private PagerDutyAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        """
                        incident.trigger = incident
                        incident.acknowledge = incident
                        incident.unacknowledge = incident
                        incident.resolve = incident
                        incident.assign = incident
                        incident.escalate = incident
                        incident.delegate = incident
                        """);
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return BODY.of(request)
                .then(body -> Body.json(body).then(json -> messages(json, body)))
                .fold(
                        messages ->
                                Found.each(
                                        messages, (message, i) -> toRawEvent(request, message, i)),
                        Adapted.Refused::new);
    }

    private static Found<List<JsonNode>> messages(JsonNode json, String body) {
        return Body.elements(
                JsonShape.member(json, "messages"),
                "messages",
                body,
                "field `messages` is not an array");
    }

    private Found<RawEvent> toRawEvent(Request request, JsonNode message, int index) {
        return types.schema(JsonShape.text(message, "type"), index)
                .map(schema -> SENDER.event(request, schema, mended(message)));
    }

    /** On all levels, but not inside arrays. */
    private static JsonNode mended(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        var mended = JsonNodeFactory.instance.objectNode();
        for (var member : MapOrder.ofMembers(object).properties()) {
            var value = member.getValue();
            mended.set(
                    member.getKey(),
                    value.isString()
                            ? mended(member.getKey(), value.stringValue())
                            : mended(value));
        }
        return mended;
    }

    private static JsonNode mended(String name, String text) {
        var json = JsonNodeFactory.instance;
        if (text.equals("null")) {
            return json.nullNode();
        }
        if (name.equals("type")) {
            return json.stringNode(text.replace(PREFIX, ""));
        }
        return json.stringNode(
                TIMES.contains(name) ? LOST_PLUS.matcher(text).replaceAll("+00:00") : text);
    }
}
