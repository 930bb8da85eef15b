package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import io.freshet.collector.request.Memo;
import java.time.Duration;
import java.util.List;

/** What browsers ask for before they let a page talk to another origin. */
public final class CorsHeaders {

    private static final Header CREDENTIALS =
            new Header("Access-Control-Allow-Credentials", "true");
    private static final Header ANY = new Header("Access-Control-Allow-Origin", "*");
    private static final Header ALLOWED =
            new Header("Access-Control-Allow-Headers", "Content-Type, SP-Anonymous");

    private static final Memo<Header> ALLOW = new Memo<>(CorsHeaders::allow);

    private CorsHeaders() {}

    /** The request's origin, or {@code *} where it names none that can be read. */
    public static Header allowOrigin(Headers headers) {
        var origin = headers.first("Origin");
        return origin == null ? ANY : ALLOW.of(origin);
    }

    private static Header allow(String origin) {
        var origins = Origin.named(origin);
        return origins.isEmpty()
                ? ANY
                : new Header("Access-Control-Allow-Origin", Origin.echo(origins));
    }

    /** Lets cookies travel. */
    public static Header allowCredentials() {
        return CREDENTIALS;
    }

    /** The answer to OPTIONS. */
    public static CollectorResponse preflight(Headers headers, Duration maxAge) {
        return CollectorResponse.empty(
                200,
                List.of(
                        allowOrigin(headers),
                        CREDENTIALS,
                        ALLOWED,
                        new Header("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()))));
    }
}
