package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.RawEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mailchimp: what happened to a list or one of its members, as a form whose field names are paths
 * such as {@code data[merges][EMAIL]}.
 */
final class MailchimpAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.mailchimp/v1",
                    "mailchimp",
                    """
                    subscribe = iglu:com.mailchimp/subscribe/jsonschema/1-0-0
                    unsubscribe = iglu:com.mailchimp/unsubscribe/jsonschema/1-0-0
                    campaign_sending_status = iglu:com.mailchimp/campaign_sending_status/jsonschema/1-0-0
                    cleaned_email = iglu:com.mailchimp/cleaned_email/jsonschema/1-0-0
                    email_address_change = iglu:com.mailchimp/email_address_change/jsonschema/1-0-0
                    profile_update = iglu:com.mailchimp/profile_update/jsonschema/1-0-0
                    """,
                    MailchimpAdapter::new);

    private static final Sender SENDER = new Sender("com.mailchimp-v1", "srv");
    private static final Body BODY = Body.of(Body.FORM);

    private final EventTypes types;

    private MailchimpAdapter(EventSchemas schemas) {
        types =
                schemas.types(
                        """
                        subscribe = subscribe
                        unsubscribe = unsubscribe
                        campaign = campaign_sending_status
                        cleaned = cleaned_email
                        upemail = email_address_change
                        profile = profile_update
                        """);
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(
                BODY.of(request)
                        .then(
                                body ->
                                        Form.parse(body)
                                                .then(form -> toRawEvent(request, body, form))));
    }

    private Found<RawEvent> toRawEvent(
            Request request, String body, Map<String, @Nullable String> form) {
        var type = form.get("type");
        return type == null
                ? Found.nothing(
                        new Failure.Unexpected(
                                "body",
                                body,
                                "no `type` parameter provided: cannot determine event type"))
                : types.schema(type).then(schema -> toRawEvent(request, body, schema, form));
    }

    /** Snowplow: the parameters of the query string are part of the event, too. */
    private static Found<RawEvent> toRawEvent(
            Request request, String body, SchemaKey schema, Map<String, @Nullable String> form) {
        var parameters = QueryString.toMap(request.querystring());
        parameters.putAll(form);
        var firedAt = form.get("fired_at");
        if (firedAt != null) {
            parameters.put("fired_at", EventTime.ofDateTime(firedAt));
        }
        return NestedForm.read(FlatForm.withoutContext(parameters), body)
                .map(data -> SENDER.event(request, parameters, schema, data));
    }
}
