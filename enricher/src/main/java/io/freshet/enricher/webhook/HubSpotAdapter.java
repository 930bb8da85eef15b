package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.json.NumberText;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** HubSpot: changes to contacts, companies and deals, as a JSON array. */
final class HubSpotAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.hubspot/v1",
                    "hubspot",
                    """
                    contact_creation = iglu:com.hubspot/contact_creation/jsonschema/1-0-0
                    contact_deletion = iglu:com.hubspot/contact_deletion/jsonschema/1-0-0
                    contact_change = iglu:com.hubspot/contact_change/jsonschema/1-0-0
                    company_creation = iglu:com.hubspot/company_creation/jsonschema/1-0-0
                    company_deletion = iglu:com.hubspot/company_deletion/jsonschema/1-0-0
                    company_change = iglu:com.hubspot/company_change/jsonschema/1-0-0
                    deal_creation = iglu:com.hubspot/deal_creation/jsonschema/1-0-0
                    deal_deletion = iglu:com.hubspot/deal_deletion/jsonschema/1-0-0
                    deal_change = iglu:com.hubspot/deal_change/jsonschema/1-0-0
                    """,
                    HubSpotAdapter::new);

    private static final Sender SENDER = new Sender("com.hubspot-v1", "srv");
    private static final Body BODY = Body.of(Body.JSON);

    private static final String TYPE = "subscriptionType";
    private static final String TIME = "occurredAt";

    private final EventTypes types;

    private HubSpotAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        Map.of(
                                "contact.creation", "contact_creation",
                                "contact.deletion", "contact_deletion",
                                "contact.propertyChange", "contact_change",
                                "company.creation", "company_creation",
                                "company.deletion", "company_deletion",
                                "company.propertyChange", "company_change",
                                "deal.creation", "deal_creation",
                                "deal.deletion", "deal_deletion",
                                "deal.propertyChange", "deal_change"));
    }

    @Override
    public Adapted toRawEvents(Request request) {
        // Snowplow: "not events", where all others have "no events".
        return BODY.of(request, "empty body: not events to process")
                .then(HubSpotAdapter::array)
                .fold(events -> Found.all(toRawEvents(request, events)), Adapted.Refused::new);
    }

    private static Found<List<JsonNode>> array(String body) {
        return Body.json(body).then(json -> Body.elements(json, "body", body, "not a json array"));
    }

    private List<Found<RawEvent>> toRawEvents(Request request, List<JsonNode> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> toRawEvent(request, events.get(i), i))
                .toList();
    }

    private Found<RawEvent> toRawEvent(Request request, JsonNode event, int index) {
        return types.schema(JsonShape.text(event, TYPE), index)
                .map(schema -> SENDER.event(request, schema, data(event)));
    }

    /** The event without its type; milliseconds since 1970 become a date. */
    private static JsonNode data(JsonNode event) {
        if (!(event.deepCopy() instanceof ObjectNode data)) {
            return event;
        }
        data.remove(TYPE);
        var millis = data.has(TIME) ? JsonShape.wholeNumber(number(data.get(TIME))) : null;
        if (millis != null) {
            data.put(TIME, EventTime.ofMillis(millis));
        }
        return data;
    }

    /** The text of a number counts as the number. */
    private static JsonNode number(JsonNode json) {
        if (!json.isString()) {
            return json;
        }
        var text = json.stringValue();
        return NumberText.isNumber(text) ? NumberText.node(text) : NullNode.instance;
    }
}
