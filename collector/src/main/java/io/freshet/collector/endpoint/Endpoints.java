package io.freshet.collector.endpoint;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.response.CorsHeaders;
import io.freshet.collector.response.HttpsRedirect;
import io.freshet.collector.response.PolicyFile;
import io.freshet.collector.settings.EndpointSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Path and method to use case, in the reference's order of matching. */
public final class Endpoints implements Responder {

    private static final CollectorResponse OK = CollectorResponse.text(200, "OK");
    private static final CollectorResponse UNAVAILABLE =
            CollectorResponse.text(503, "Service Unavailable");
    private static final CollectorResponse NOT_FOUND = CollectorResponse.text(404, "404 not found");
    private static final CollectorResponse REDIRECTS_DISABLED =
            CollectorResponse.text(404, "redirects disabled");
    private static final CollectorResponse ROBOTS =
            CollectorResponse.text(200, "User-agent: *\nDisallow: /");

    private final EndpointSettings settings;
    private final TrackingEndpoint tracking;
    private final Bridge bridge;
    private final HealthView health;
    private final Gate gate;

    /**
     * Joins the parts.
     *
     * @param gate asked before anything is done about an event
     */
    public Endpoints(
            EndpointSettings settings,
            TrackingEndpoint tracking,
            Bridge bridge,
            HealthView health,
            Gate gate) {
        this.settings = settings;
        this.tracking = tracking;
        this.bridge = bridge;
        this.health = health;
        this.gate = gate;
    }

    @Override
    public Answer answer(TrackerRequest request) {
        if (settings.redirectToHttps() && HttpsRedirect.isWanted(request)) {
            return Answer.only(
                    PathKind.OTHER, HttpsRedirect.of(request, HttpsRedirect.STANDARD_PORT));
        }
        if (isDisabledRedirect(request)) {
            return Answer.only(PathKind.REDIRECT, REDIRECTS_DISABLED);
        }
        if (isTracking(request)) {
            var refusal = gate.refuse(request);
            return refusal == null ? tracking.answer(request) : refusal;
        }
        var bridged = bridge.answer(request);
        if (bridged != null) {
            return bridged;
        }
        if (request.method().equals("OPTIONS")) {
            return Answer.only(
                    PathKind.PREFLIGHT,
                    CorsHeaders.preflight(request.headers(), settings.corsMaxAge()));
        }
        return request.isGet() ? page(request) : Answer.only(PathKind.UNKNOWN, NOT_FOUND);
    }

    private boolean isDisabledRedirect(TrackerRequest request) {
        return !settings.redirect().enabled()
                && request.target().isTwoSegments()
                && request.target().segments().get(0).equals("r");
    }

    private static boolean isTracking(TrackerRequest request) {
        var segments = request.target().segments();
        if (request.target().isTwoSegments()) {
            return request.isGet() || request.method().equals("POST");
        }
        return request.isGet()
                && segments.size() == 1
                && (segments.get(0).equals("i") || segments.get(0).equals("ice.png"));
    }

    private Answer page(TrackerRequest request) {
        return switch (request.target().path()) {
            case "/health" -> Answer.only(PathKind.HEALTH, health.isServing() ? OK : UNAVAILABLE);
            case "/sink-health" ->
                    Answer.only(PathKind.HEALTH, health.isSinkHealthy() ? OK : UNAVAILABLE);
            case "/crossdomain.xml" ->
                    settings.crossDomain().enabled()
                            ? Answer.only(PathKind.OTHER, PolicyFile.of(settings.crossDomain()))
                            : Answer.only(PathKind.UNKNOWN, NOT_FOUND);
            case "/" ->
                    settings.rootResponse().enabled()
                            ? Answer.only(PathKind.OTHER, root())
                            : Answer.only(PathKind.UNKNOWN, NOT_FOUND);
            case "/robots.txt" -> Answer.only(PathKind.OTHER, ROBOTS);
            default -> Answer.only(PathKind.UNKNOWN, NOT_FOUND);
        };
    }

    private CollectorResponse root() {
        var root = settings.rootResponse();
        var headers =
                root.headers().entrySet().stream()
                        .map(entry -> new Header(entry.getKey(), entry.getValue()))
                        .toList();
        return new CollectorResponse(
                root.statusCode(),
                List.copyOf(headers),
                CollectorResponse.TEXT,
                root.body().getBytes(StandardCharsets.UTF_8));
    }
}
