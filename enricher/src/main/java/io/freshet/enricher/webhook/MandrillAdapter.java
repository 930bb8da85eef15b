package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Mandrill: what became of e-mails, as a JSON array in the only field of a form. */
final class MandrillAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.mandrill/v1",
                    "mandrill",
                    """
                    message_bounced = iglu:com.mandrill/message_bounced/jsonschema/1-0-1
                    message_clicked = iglu:com.mandrill/message_clicked/jsonschema/1-0-1
                    message_delayed = iglu:com.mandrill/message_delayed/jsonschema/1-0-1
                    message_marked_as_spam = iglu:com.mandrill/message_marked_as_spam/jsonschema/1-0-1
                    message_opened = iglu:com.mandrill/message_opened/jsonschema/1-0-1
                    message_rejected = iglu:com.mandrill/message_rejected/jsonschema/1-0-0
                    message_sent = iglu:com.mandrill/message_sent/jsonschema/1-0-0
                    message_soft_bounced = iglu:com.mandrill/message_soft_bounced/jsonschema/1-0-1
                    recipient_unsubscribed = iglu:com.mandrill/recipient_unsubscribed/jsonschema/1-0-1
                    """,
                    MandrillAdapter::new);

    private static final Sender SENDER = new Sender("com.mandrill-v1", "srv");
    private static final Body BODY = Body.of(Body.FORM);
    private static final String FIELD = "mandrill_events";

    private final EventTypes types;

    private MandrillAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        """
                        hard_bounce = message_bounced
                        click = message_clicked
                        deferral = message_delayed
                        spam = message_marked_as_spam
                        open = message_opened
                        reject = message_rejected
                        send = message_sent
                        soft_bounce = message_soft_bounced
                        unsub = recipient_unsubscribed
                        """);
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return BODY.of(request)
                .then(body -> Form.parse(body).then(form -> onlyField(form, body)))
                .then(MandrillAdapter::events)
                .fold(
                        events -> Found.each(events, (event, i) -> toRawEvent(request, event, i)),
                        Adapted.Refused::new);
    }

    /** Fields without {@code =} do not count. */
    private static Found<String> onlyField(Map<String, @Nullable String> form, String body) {
        long size = form.values().stream().filter(Objects::nonNull).count();
        var events = form.get(FIELD);
        if (size != 1) {
            return unexpected(body, "body should have size 1: actual size " + size);
        }
        if (events == null) {
            return unexpected(body, "no `" + FIELD + "` parameter provided");
        }
        return events.isEmpty()
                ? unexpected(body, "`" + FIELD + "` field is empty")
                : Found.value(events);
    }

    private static Found<List<JsonNode>> events(String text) {
        // Snowplow: the field's name has one l less here.
        return Body.json("mandril_events", text)
                .then(json -> Body.elements(json, FIELD, text, "not a json array"));
    }

    private Found<RawEvent> toRawEvent(Request request, JsonNode event, int index) {
        var type = JsonShape.text(event, "event");
        return types.schema(type, index)
                .map(
                        schema ->
                                SENDER.event(
                                        request,
                                        schema,
                                        JsonShape.clean(event, "event", type, Set.of("ts"))));
    }

    private static Found<String> unexpected(String body, String expectation) {
        return Found.nothing(new Failure.Unexpected("body", body, expectation));
    }
}
