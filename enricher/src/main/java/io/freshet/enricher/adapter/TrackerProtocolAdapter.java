package io.freshet.enricher.adapter;

import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tracker protocol by POST: a self-describing array of events; what the query string says holds
 * for each of them and wins. Without body and content type, the query string is the event.
 */
final class TrackerProtocolAdapter implements Adapter {

    private static final List<String> CONTENT_TYPES =
            List.of(
                    "application/json",
                    "application/json; charset=utf-8",
                    "application/json; charset=UTF-8");

    private static final SchemaCriterion PAYLOAD_DATA =
            SchemaCriterion.of("iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-*");

    private final IgluClient iglu;

    TrackerProtocolAdapter(IgluClient iglu) {
        this.iglu = iglu;
    }

    @Override
    public Adapted toRawEvents(Request request) {
        var body = request.payload().body();
        var contentType = request.payload().contentType();
        if (body == null && request.querystring().isEmpty()) {
            return Adapted.refused(
                    unexpected("body", null, "empty body: not a valid tracker protocol event"),
                    unexpected(
                            "querystring",
                            null,
                            "empty querystring: not a valid tracker protocol event"));
        }
        if (contentType == null ? body != null : !CONTENT_TYPES.contains(contentType)) {
            return Adapted.refused(
                    unexpected(
                            "contentType",
                            contentType,
                            "expected one of " + String.join(", ", CONTENT_TYPES)));
        }
        if (body != null) {
            return ofBody(request, body);
        }
        return contentType == null
                ? Adapted.event(request.event(QueryString.toMap(request.querystring())))
                : Adapted.refused(
                        unexpected("body", null, "empty body: not a valid track protocol event"));
    }

    private Adapted ofBody(Request request, String body) {
        JsonNode json;
        try {
            json = Json.parse(body);
        } catch (InvalidJson e) {
            return Adapted.refused(
                    new Failure.NotJson("body", body, "invalid json: " + e.getMessage()));
        }
        var envelope = SelfDescribing.parse(json);
        return envelope.value()
                .map(payloadData -> ofEnvelope(request, payloadData))
                .orElseGet(
                        () -> Adapted.refused(new Failure.NotIglu(json, envelope.error().name())));
    }

    private Adapted ofEnvelope(Request request, SelfDescribing envelope) {
        if (iglu.check(envelope) instanceof Check.Invalid invalid) {
            return Adapted.refused(new Failure.Iglu(envelope.schema(), invalid.error()));
        }
        if (!PAYLOAD_DATA.matches(envelope.schema())) {
            return Adapted.refused(new Failure.CriterionMismatch(envelope.schema(), PAYLOAD_DATA));
        }
        return ofEvents(request, envelope.data());
    }

    private static Adapted ofEvents(Request request, JsonNode sent) {
        // The schema has let only lists of objects with texts through; a lax one may not have.
        if (!isListOfObjects(sent)) {
            return Adapted.refused(unexpected("body", Json.print(sent), "json is not an array"));
        }
        if (sent.isEmpty()) {
            return Adapted.refused(unexpected("body", Json.print(sent), "empty list of events"));
        }
        var inEvery = QueryString.toMap(request.querystring());
        var events = new ArrayList<RawEvent>();
        var failures = new ArrayList<Failure>();
        for (var event : sent) {
            var parameters = parameters(event, failures);
            parameters.putAll(inEvery);
            events.add(request.event(parameters));
        }
        return failures.isEmpty() ? new Adapted.Events(events) : new Adapted.Refused(failures);
    }

    private static boolean isListOfObjects(JsonNode sent) {
        for (var event : sent) {
            if (!event.isObject()) {
                return false;
            }
        }
        return sent.isArray();
    }

    private static Map<String, @Nullable String> parameters(
            JsonNode event, List<Failure> failures) {
        var parameters = new LinkedHashMap<String, @Nullable String>(2 * event.size());
        for (var member : event.properties()) {
            var value = member.getValue();
            if (value.isString()) {
                parameters.put(member.getKey(), value.stringValue());
            } else if (value.isNull()) {
                failures.add(unexpected(member.getKey(), null, "value cannot be null"));
            } else {
                failures.add(
                        unexpected(member.getKey(), Json.print(value), "value is not a string"));
            }
        }
        return parameters;
    }

    private static Failure unexpected(String field, @Nullable String value, String expectation) {
        return new Failure.Unexpected(field, value, expectation);
    }
}
