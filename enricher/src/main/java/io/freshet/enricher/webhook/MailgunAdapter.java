package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Mailgun: what became of one e-mail, as JSON beside the signature of it. */
final class MailgunAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.mailgun/v1",
                    "mailgun",
                    """
                    message_bounced = iglu:com.mailgun/message_bounced/jsonschema/1-0-0
                    message_clicked = iglu:com.mailgun/message_clicked/jsonschema/1-0-0
                    message_complained = iglu:com.mailgun/message_complained/jsonschema/1-0-0
                    message_delivered = iglu:com.mailgun/message_delivered/jsonschema/1-0-0
                    message_dropped = iglu:com.mailgun/message_dropped/jsonschema/1-0-0
                    message_opened = iglu:com.mailgun/message_opened/jsonschema/1-0-0
                    recipient_unsubscribed = iglu:com.mailgun/recipient_unsubscribed/jsonschema/1-0-0
                    """,
                    MailgunAdapter::new);

    private static final Sender SENDER = new Sender("com.mailgun-v1", "srv");
    private static final Body BODY = Body.notEmpty(Body.JSON);

    private final EventTypes types;

    private MailgunAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        """
                        bounced = message_bounced
                        clicked = message_clicked
                        complained = message_complained
                        delivered = message_delivered
                        dropped = message_dropped
                        opened = message_opened
                        unsubscribed = recipient_unsubscribed
                        """);
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(
                BODY.of(request)
                        .then(body -> parse(body).then(json -> toRawEvent(request, body, json))));
    }

    private static Found<JsonNode> parse(String body) {
        try {
            return Found.value(Json.parse(body));
        } catch (InvalidJson e) {
            return unexpected("body", body, Form.couldNotParse(String.valueOf(e.getMessage())));
        }
    }

    private Found<RawEvent> toRawEvent(Request request, String body, JsonNode json) {
        var eventData = JsonShape.member(json, "event-data");
        if (eventData == null || JsonShape.member(eventData, "event") == null) {
            return unexpected(
                    "body", body, "no `event` parameter provided: cannot determine event type");
        }
        var type = JsonShape.text(eventData, "event");
        return types.schema(type)
                .then(
                        schema ->
                                signed(json, eventData)
                                        .map(MailgunAdapter::shape)
                                        .map(
                                                data ->
                                                        JsonShape.clean(
                                                                data,
                                                                "event",
                                                                type,
                                                                Set.of("timestamp")))
                                        .map(data -> SENDER.event(request, schema, data)));
    }

    /** What happened, with its signature; the time that was signed is the time of the event. */
    private static Found<ObjectNode> signed(JsonNode json, JsonNode eventData) {
        var signature = JsonShape.member(json, "signature");
        for (var name : new String[] {"timestamp", "token", "signature"}) {
            if (signature == null || JsonShape.member(signature, name) == null) {
                return unexpected(name, null, "missing '" + name + "'");
            }
        }
        if (!(signature instanceof ObjectNode signer)
                || !(eventData instanceof ObjectNode event)
                || !event.has("timestamp")) {
            return unexpected("event-data", null, "missing 'event-data'");
        }
        var merged = JsonShape.merge(signer, event);
        merged.set("timestamp", signer.get("timestamp"));
        return Found.value(merged);
    }

    /** The text of an e-mail is not kept; the count of its attachments is, if it is one. */
    private static JsonNode shape(JsonNode signed) {
        var data = JsonShape.camel(signed);
        if (data instanceof ObjectNode object) {
            object.remove("bodyPlain");
            var attachments = object.remove("attachmentCount");
            var count = attachments == null ? null : JsonShape.wholeNumber(attachments);
            if (count != null && count.intValue() == count) {
                object.put("attachmentCount", count.intValue());
            }
        }
        return data;
    }

    private static <T> Found<T> unexpected(
            String field, @Nullable String value, String expectation) {
        return Found.nothing(new Failure.Unexpected(field, value, expectation));
    }
}
