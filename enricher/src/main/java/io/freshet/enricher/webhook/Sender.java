package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Request;
import io.freshet.enricher.uri.QueryString;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import io.freshet.event.payload.RawEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who a webhook's events come from, and how one is written in the tracker protocol.
 *
 * @param tracker name and version, as if a tracker had sent the events
 * @param platform stands in events unless the query string says otherwise
 */
record Sender(String tracker, String platform) {

    private static final SchemaKey UNSTRUCT_EVENT =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0");

    /** What the query string may say about each event of a request. */
    private static final List<String> COPIED = List.of("nuid", "aid", "cv", "eid", "ttm", "url");

    /** A self-describing event; the query string says whose it is. */
    RawEvent event(Request request, SchemaKey schema, JsonNode data) {
        return event(request, QueryString.toMap(request.querystring()), schema, data);
    }

    /**
     * A self-describing event.
     *
     * @param parameters those that say whose event it is are copied, all others ignored
     */
    RawEvent event(
            Request request,
            Map<String, @Nullable String> parameters,
            SchemaKey schema,
            JsonNode data) {
        return request.event(parameters(parameters, new SelfDescribing(schema, data)));
    }

    /** The tracker parameters of a self-describing event, to which an adapter may add its own. */
    Map<String, @Nullable String> parameters(
            Map<String, @Nullable String> sent, SelfDescribing event) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("tv", tracker);
        parameters.put("e", "ue");
        // Snowplow: a p without value counts, and leaves the event without platform.
        parameters.put("p", sent.containsKey("p") ? sent.get("p") : platform);
        parameters.put(
                "ue_pr", Json.print(new SelfDescribing(UNSTRUCT_EVENT, event.toJson()).toJson()));
        for (var name : COPIED) {
            if (sent.containsKey(name)) {
                parameters.put(name, sent.get(name));
            }
        }
        return parameters;
    }
}
