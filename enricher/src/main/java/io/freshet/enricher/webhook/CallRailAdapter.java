package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import java.util.Set;

/** CallRail: a phone call that has ended, in the query string. */
final class CallRailAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.callrail/v1",
                    "callrail",
                    "call_complete = iglu:com.callrail/call_complete/jsonschema/1-0-2",
                    CallRailAdapter::new);

    private static final Sender SENDER = new Sender("com.callrail-v1", "srv");

    private static final FlatForm FORM =
            new FlatForm(Set.of("first_call", "answered"), Set.of("duration"), Set.of("datetime"));

    private final SchemaKey callComplete;

    private CallRailAdapter(EventSchemas schemas) {
        callComplete = schemas.get("call_complete");
    }

    @Override
    public Adapted toRawEvents(Request request) {
        var parameters = QueryString.toMap(request.querystring());
        return parameters.isEmpty()
                ? Adapted.refused(new Failure.Unexpected("querystring", null, "empty querystring"))
                : Adapted.event(
                        SENDER.event(request, parameters, callComplete, FORM.read(parameters)));
    }
}
