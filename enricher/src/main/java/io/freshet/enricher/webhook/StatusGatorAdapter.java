package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.RawEvent;

/** StatusGator: a service that another one depends on goes down or comes back, as a form. */
final class StatusGatorAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.statusgator/v1",
                    "statusgator",
                    "status_change = iglu:com.statusgator/status_change/jsonschema/1-0-0",
                    StatusGatorAdapter::new);

    private static final Sender SENDER = new Sender("com.statusgator-v1", "srv");
    private static final Body BODY = Body.notEmpty(Body.FORM);

    private final SchemaKey statusChange;

    private StatusGatorAdapter(EventSchemas schemas) {
        statusChange = schemas.get("status_change");
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(BODY.of(request).then(body -> toRawEvent(request, body)));
    }

    private Found<RawEvent> toRawEvent(Request request, String body) {
        return Form.parse(
                        body,
                        error -> new Failure.Unexpected("body", body, Form.couldNotParse(error)))
                .map(Form::toJson)
                .map(form -> SENDER.event(request, statusChange, JsonShape.camel(form)));
    }
}
