package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.payload.RawEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Unbounce: somebody has filled in a landing page's form; the form, with its content as JSON. */
final class UnbounceAdapter implements Adapter {

    static final Webhook WEBHOOK =
            Webhook.at(
                    "com.unbounce/v1",
                    "unbounce",
                    "form_post = iglu:com.unbounce/form_post/jsonschema/1-0-0",
                    UnbounceAdapter::new);

    private static final Sender SENDER = new Sender("com.unbounce-v1", "srv");
    private static final Body BODY = Body.notEmpty(Body.FORM);

    private static final String CONTENT = "data.json";
    private static final String CONTENT_AGAIN = "data.xml";
    private static final List<String> REQUIRED =
            List.of("page_id", "page_name", "variant", "page_url", CONTENT);

    private final SchemaKey formPost;

    private UnbounceAdapter(EventSchemas schemas) {
        formPost = schemas.get("form_post");
    }

    @Override
    public Adapted toRawEvents(Request request) {
        return Found.one(BODY.of(request).then(body -> toRawEvent(request, body)));
    }

    private Found<RawEvent> toRawEvent(Request request, String body) {
        // Snowplow: the body stands where the field's name should.
        return Form.parse(
                        body,
                        error -> new Failure.Unexpected(body, body, Form.couldNotParse(error)))
                .then(UnbounceAdapter::data)
                .map(data -> SENDER.event(request, formPost, JsonShape.camel(data)));
    }

    private static Found<JsonNode> data(Map<String, @Nullable String> form) {
        for (var field : REQUIRED) {
            if (form.get(field) == null) {
                return unexpected(field, "missing '" + field + "' field in body");
            }
        }
        var content = String.valueOf(form.get(CONTENT));
        return content.isEmpty()
                ? unexpected(CONTENT, "empty '" + CONTENT + "' field in body")
                : Body.json(CONTENT, content).map(json -> withContent(form, json));
    }

    /** The content as JSON and not as XML, and the other fields that have values. */
    private static JsonNode withContent(Map<String, @Nullable String> form, JsonNode content) {
        var data = JsonNodeFactory.instance.objectNode();
        data.set(CONTENT, content);
        for (var field : Form.toJson(form).properties()) {
            boolean isContent =
                    field.getKey().equals(CONTENT) || field.getKey().equals(CONTENT_AGAIN);
            if (!isContent && !field.getValue().isNull()) {
                data.set(field.getKey(), field.getValue());
            }
        }
        return data;
    }

    private static Found<JsonNode> unexpected(String field, String expectation) {
        return Found.nothing(new Failure.Unexpected(field, null, expectation));
    }
}
