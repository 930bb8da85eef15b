package io.freshet.collector.bridge;

import static io.freshet.collector.bridge.BridgedEvent.text;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.Answer.Fate;
import io.freshet.collector.endpoint.EventRecords;
import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.request.ContentType;
import io.freshet.collector.request.Cookies;
import io.freshet.collector.request.RequestPayload;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.response.EventHeaders;
import io.freshet.collector.settings.EndpointSettings;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Calls of Segment's analytics.js, one event each. Statuses are the reference's: 400 for a call
 * that is not known, whatever the method; 500 for a body that is no such event.
 */
final class AnalyticsJsBridge implements VendorBridge {

    private static final String CONTEXT = "context";
    private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> SCHEMAS =
            Map.of(
                    "i", "iglu:com.segment/identify/jsonschema/1-0-0",
                    "t", "iglu:com.segment/track/jsonschema/1-0-0",
                    "p", "iglu:com.segment/page/jsonschema/2-0-0",
                    "s", "iglu:com.segment/screen/jsonschema/2-0-0",
                    "g", "iglu:com.segment/group/jsonschema/2-0-0",
                    "a", "iglu:com.segment/alias/jsonschema/2-0-0");

    private final Visits visits;
    private final EventRecords records;
    private final EventHeaders headers;

    AnalyticsJsBridge(EndpointSettings settings, Visits visits, EventRecords records) {
        this.visits = visits;
        this.records = records;
        this.headers = new EventHeaders(settings.p3p().header());
    }

    @Override
    public String vendor() {
        return "com.segment";
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public boolean serves(String method, String call) {
        return SCHEMAS.containsKey(call) ? method.equals("POST") : !call.isEmpty();
    }

    @Override
    public Answer answer(TrackerRequest request, String call) {
        var schema = SCHEMAS.get(call);
        if (schema == null) {
            return refused(request, 400, "This call is not served: i, t, p, s, g and a are.");
        }
        var visit = visits.of(request);
        JsonNode message;
        try {
            message = Json.parse(visit.body());
        } catch (InvalidJson e) {
            return refused(request, 500, "The body is no JSON: " + e.getMessage());
        }
        var library = text(message.path(CONTEXT).path("library"), "version");
        if (library == null) {
            return refused(request, 500, "The body has no text at context.library.version.");
        }
        var response =
                new CollectorResponse(
                        200,
                        headers.of(request, null, visit.cookies()),
                        CollectorResponse.TEXT,
                        SUCCESS);
        if (!visit.tracked()) {
            return new Answer(PathKind.VENDOR, Fate.DROPPED_DO_NOT_TRACK, List.of(), response);
        }
        var event =
                new BridgedEvent("ajs_bridge", library, "web", schema, message, visit.id().value());
        addDetails(event, message, request);
        var payload = asJson(visit.payload()).withBody(event.body());
        return new Answer(PathKind.VENDOR, Fate.TO_BE_STORED, records.of(payload), response);
    }

    private static void addDetails(BridgedEvent event, JsonNode message, TrackerRequest request) {
        var properties = message.path("properties");
        var context = message.path(CONTEXT);
        var user = Cookies.first(request.headers(), "ajs_user_id");
        event.with("url", text(properties, "url"))
                .with("page", text(properties, "page"))
                .with("lang", text(context, "locale"))
                .with("tz", text(context, "timezone"))
                .with("uid", user == null ? text(message, "userId") : user)
                .with("duid", Cookies.first(request.headers(), "ajs_anonymous_id"));
    }

    /** Browsers send it as text, so that they need not ask before; it is JSON all the same. */
    private static RequestPayload asJson(RequestPayload payload) {
        var type = payload.withoutBody().contentType();
        return type == null || !type.contains("text/plain")
                ? payload
                : payload.withContentType(
                        ContentType.parse(type.replace("text/plain", "application/json"))
                                .map(ContentType::text)
                                .orElse(type));
    }

    private static Answer refused(TrackerRequest request, int status, String why) {
        return new Answer(
                PathKind.VENDOR,
                request.method().equals("POST") ? Fate.REFUSED : Fate.NO_EVENT,
                List.of(),
                CollectorResponse.text(status, why));
    }
}
