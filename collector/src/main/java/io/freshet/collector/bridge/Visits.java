package io.freshet.collector.bridge;

import io.freshet.collector.endpoint.DoNotTrack;
import io.freshet.collector.endpoint.IdSource;
import io.freshet.collector.endpoint.TrackingEndpoint;
import io.freshet.collector.request.Header;
import io.freshet.collector.request.NetworkUserId;
import io.freshet.collector.request.PayloadBuilder;
import io.freshet.collector.request.RequestPayload;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.NetworkUserIdCookie;
import io.freshet.collector.settings.EndpointSettings;
import java.util.List;

/** Who sends a request, by the rules for all events. */
final class Visits {

    private static final byte[] NOTHING = {};

    private final EndpointSettings settings;
    private final PayloadBuilder payloads;
    private final IdSource ids;
    private final DoNotTrack doNotTrack;
    private final NetworkUserIdCookie cookie;

    Visits(EndpointSettings settings, PayloadBuilder payloads, IdSource ids) {
        this.settings = settings;
        this.payloads = payloads;
        this.ids = ids;
        this.doNotTrack = new DoNotTrack(settings.doNotTrack());
        this.cookie = new NetworkUserIdCookie(settings.cookie());
    }

    /**
     * What is known before the body is looked into.
     *
     * @param id one for all events of the request
     * @param payload the request as it came, but as if it had been sent to the tracker protocol's
     *     path; all that is stored of it differs in the body only
     * @param tracked whether events may be stored
     * @param cookies Set-Cookie headers; none for who is not to be tracked
     */
    record Visit(NetworkUserId id, RequestPayload payload, boolean tracked, List<Header> cookies) {

        /** The request's body in UTF-8. */
        byte[] body() {
            var body = payload.body();
            return body == null ? NOTHING : body;
        }
    }

    Visit of(TrackerRequest request) {
        var id =
                NetworkUserId.of(request, settings.cookie(), settings.bounce(), ids::networkUserId);
        var tracked = !doNotTrack.isAskedBy(request);
        return new Visit(
                id,
                payloads.build(request, TrackingEndpoint.TP2, id),
                tracked,
                tracked ? cookie.headers(request, id) : List.of());
    }
}
