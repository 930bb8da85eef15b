package io.freshet.enricher.adapter;

import io.freshet.enricher.mapping.LenientBase64;
import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A click on a redirect link: the destination becomes an event of its own, or, where the query
 * string describes another event, the first entity of that.
 */
final class RedirectAdapter implements Adapter {

    private static final SchemaKey URI_REDIRECT =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/uri_redirect/jsonschema/1-0-0");
    private static final SchemaKey UNSTRUCT_EVENT =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0");
    private static final SchemaKey CONTEXTS =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1");

    @Override
    public Adapted toRawEvents(Request request) {
        if (request.querystring().isEmpty()) {
            return refused(null, "empty querystring: not a valid URI redirect");
        }
        var parameters = QueryString.toMap(request.querystring());
        var target = parameters.remove("u");
        if (target == null) {
            return refused(print(request), "missing `u` parameter: not a valid URI redirect");
        }
        var redirect =
                new SelfDescribing(
                        URI_REDIRECT, JsonNodeFactory.instance.objectNode().put("uri", target));
        if (!parameters.containsKey("e")) {
            parameters.put("e", "ue");
            parameters.put(
                    "ue_pr",
                    Json.print(new SelfDescribing(UNSTRUCT_EVENT, redirect.toJson()).toJson()));
        } else {
            var notJson = addEntity(parameters, redirect.toJson());
            if (notJson != null) {
                return Adapted.refused(notJson);
            }
        }
        parameters.put("tv", "r-tp2");
        if (!parameters.containsKey("p")) {
            parameters.put("p", "web");
        }
        return Adapted.event(request.event(parameters));
    }

    /** Puts the entity before the event's others. */
    private static @Nullable Failure addEntity(
            Map<String, @Nullable String> parameters, ObjectNode entity) {
        var encoded = parameters.get("cx");
        var plain = parameters.get("co");
        var given = encoded == null ? plain : LenientBase64.decodeText(encoded);
        if (encoded == null && (plain == null || plain.isEmpty())) {
            parameters.put("co", Json.print(envelope(entity)));
            return null;
        }
        try {
            var contexts = Json.print(withFirst(entity, Json.parse(String.valueOf(given))));
            if (encoded == null) {
                parameters.put("co", contexts);
            } else {
                parameters.put("cx", encode(contexts));
            }
            return null;
        } catch (InvalidJson e) {
            return new Failure.NotJson("co|cx", given, "invalid json: " + e.getMessage());
        }
    }

    private static JsonNode envelope(ObjectNode entity) {
        return new SelfDescribing(CONTEXTS, JsonNodeFactory.instance.arrayNode().add(entity))
                .toJson();
    }

    /** What is no envelope stays as it is, and fails where all envelopes are checked. */
    private static JsonNode withFirst(ObjectNode entity, JsonNode contexts) {
        if (contexts instanceof ObjectNode object
                && object.get("data") instanceof ArrayNode entities) {
            entities.insert(0, entity);
        }
        return contexts;
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String print(Request request) {
        return MapOrder.ofTexts(QueryString.toMap(request.querystring())).entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }

    private static Adapted refused(@Nullable String querystring, String expectation) {
        return Adapted.refused(new Failure.Unexpected("querystring", querystring, expectation));
    }
}
