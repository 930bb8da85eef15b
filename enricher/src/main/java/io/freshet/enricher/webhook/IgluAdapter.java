package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Anybody's service that knows Iglu: the query string names the schema of what is in the query
 * string itself, a JSON body or a form; or the body is self-describing JSON.
 */
final class IgluAdapter implements Adapter {

    static final Webhook WEBHOOK = Webhook.at("com.snowplowanalytics.iglu/v1", new IgluAdapter());

    private static final List<String> JSON_TYPES =
            List.of("application/json", "application/json; charset=utf-8");
    private static final String JSON_EXPECTED = "expected one of " + String.join(", ", JSON_TYPES);
    private static final String EXPECTED = JSON_EXPECTED + ", " + Body.FORM;

    private static final String TRACKER = "com.snowplowanalytics.iglu-v1";
    private static final Sender APP = new Sender(TRACKER, "app");
    private static final Sender FORM_SENDER = new Sender(TRACKER, "srv");

    private IgluAdapter() {}

    @Override
    public Adapted toRawEvents(Request request) {
        var body = request.payload().body();
        var contentType = request.payload().contentType();
        var parameters = MapOrder.ofTexts(QueryString.toMap(request.querystring()));
        var schema = parameters.remove("schema");
        if (body != null && contentType == null) {
            return refused("contentType", null, EXPECTED);
        }
        if (schema != null) {
            var key = SchemaKey.parse(schema);
            return key.key()
                    .map(found -> ofSchema(request, found, parameters))
                    .orElseGet(() -> refused("schema", schema, key.error().name()));
        }
        if (body == null || contentType == null) {
            return Adapted.refused(
                    new Failure.Unexpected("schema", null, "empty `schema` field"),
                    new Failure.Unexpected("body", null, "empty body"));
        }
        return JSON_TYPES.contains(contentType)
                ? Found.one(Body.json(body).then(json -> selfDescribing(request, json)))
                : refused("contentType", contentType, JSON_EXPECTED);
    }

    private static Adapted ofSchema(
            Request request, SchemaKey schema, Map<String, @Nullable String> parameters) {
        var body = request.payload().body();
        var contentType = request.payload().contentType();
        if (body == null) {
            return Adapted.event(
                    APP.event(request, parameters, schema, FlatForm.TEXTS.read(parameters)));
        }
        if (Body.FORM.equals(contentType)) {
            return Found.one(
                    Form.parse(body)
                            .map(form -> FORM_SENDER.event(request, schema, Form.toJson(form))));
        }
        if (!JSON_TYPES.contains(contentType)) {
            return refused("contentType", contentType, EXPECTED);
        }
        return Body.json(body)
                .fold(json -> ofJson(request, schema, body, json), Adapted.Refused::new);
    }

    private static Adapted ofJson(Request request, SchemaKey schema, String body, JsonNode json) {
        if (json.isArray()) {
            return json.isEmpty()
                    ? refused("body", body, "empty array of events")
                    : Found.each(
                            List.copyOf(json.values()),
                            (data, index) -> Found.value(APP.event(request, schema, data)));
        }
        return json.isObject() && !json.isEmpty()
                ? Adapted.event(APP.event(request, schema, json))
                : refused("body", body, "has no key-value pairs");
    }

    private static Found<RawEvent> selfDescribing(Request request, JsonNode json) {
        var parsed = SelfDescribing.parse(json);
        return parsed.value()
                .map(event -> Found.value(APP.event(request, event.schema(), event.data())))
                .orElseGet(() -> Found.nothing(new Failure.NotIglu(json, parsed.error().name())));
    }

    private static Adapted refused(String field, @Nullable String value, String expectation) {
        return Adapted.refused(new Failure.Unexpected(field, value, expectation));
    }
}
