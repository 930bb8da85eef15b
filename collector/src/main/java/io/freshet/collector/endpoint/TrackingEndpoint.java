package io.freshet.collector.endpoint;

import io.freshet.collector.endpoint.Answer.Fate;
import io.freshet.collector.request.Header;
import io.freshet.collector.request.NetworkUserId;
import io.freshet.collector.request.PayloadBuilder;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.response.CookieBounce;
import io.freshet.collector.response.EventHeaders;
import io.freshet.collector.response.NetworkUserIdCookie;
import io.freshet.collector.response.Pixel;
import io.freshet.collector.response.Redirect;
import io.freshet.collector.settings.EndpointSettings;
import java.util.List;

/** Takes one request as an event. Pure but for the random ids that it is given. */
public final class TrackingEndpoint {

    /** The tracker protocol's path. */
    public static final String TP2 = "/com.snowplowanalytics.snowplow/tp2";

    private final EndpointSettings settings;
    private final PayloadBuilder payloads;
    private final EventRecords records;
    private final IdSource ids;
    private final DoNotTrack doNotTrack;
    private final NetworkUserIdCookie cookie;
    private final CookieBounce bounce;
    private final Redirect redirect;
    private final EventHeaders headers;

    /** Prepares what is the same for all requests. */
    public TrackingEndpoint(
            EndpointSettings settings,
            PayloadBuilder payloads,
            EventRecords records,
            IdSource ids) {
        this.settings = settings;
        this.payloads = payloads;
        this.records = records;
        this.ids = ids;
        this.doNotTrack = new DoNotTrack(settings.doNotTrack());
        this.cookie = new NetworkUserIdCookie(settings.cookie());
        this.bounce = new CookieBounce(settings.bounce());
        this.redirect = new Redirect(settings.redirect());
        this.headers = new EventHeaders(settings.p3p().header());
    }

    /** Records and response. */
    Answer answer(TrackerRequest request) {
        var asked = request.target().path();
        var mapped = settings.paths().get(asked);
        var path = mapped == null ? asked : mapped;
        // An encoded slash must not make a redirect of a path whose first part is no r.
        var redirects =
                mapped == null
                        ? request.target().segments().get(0).equals("r")
                        : mapped.startsWith("/r/");
        var kind = redirects ? PathKind.REDIRECT : kind(path);
        var id =
                NetworkUserId.of(request, settings.cookie(), settings.bounce(), ids::networkUserId);
        if (doNotTrack.isAskedBy(request)) {
            var response = response(request, kind, id, List.of());
            return new Answer(kind, Fate.DROPPED_DO_NOT_TRACK, List.of(), response);
        }
        var cookies = cookie.headers(request, id);
        if (isToBounce(request, kind, id)) {
            var location = bounce.location(request);
            var response = CollectorResponse.empty(302, headers.of(request, location, cookies));
            return new Answer(kind, Fate.DROPPED_BOUNCE, List.of(), response);
        }
        var response = response(request, kind, id, cookies);
        return new Answer(
                kind, Fate.TO_BE_STORED, records.of(payloads.build(request, path, id)), response);
    }

    private CollectorResponse response(
            TrackerRequest request, PathKind kind, NetworkUserId id, List<Header> cookies) {
        if (kind == PathKind.REDIRECT) {
            var target = redirect.target(request, id);
            return CollectorResponse.empty(
                    target == null ? 400 : 302, headers.of(request, target, cookies));
        }
        var lines = headers.of(request, null, cookies);
        return request.isGet() ? Pixel.gif(lines) : Pixel.ok(lines);
    }

    private boolean isToBounce(TrackerRequest request, PathKind kind, NetworkUserId id) {
        return settings.bounce().enabled()
                && request.isGet()
                && kind != PathKind.REDIRECT
                && id.source() == NetworkUserId.Source.RANDOM;
    }

    private static PathKind kind(String path) {
        if (path.equals("/i") || path.equals("/ice.png")) {
            return PathKind.PIXEL;
        }
        return path.equals(TP2) ? PathKind.TP2 : PathKind.VENDOR;
    }
}
