package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.TrackerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends clients that came by plain HTTP to the same address by https. */
public final class HttpsRedirect {

    /** The port that need not be named. */
    public static final int STANDARD_PORT = 443;

    private HttpsRedirect() {}

    /** Whether a proxy says that the client used plain HTTP. */
    public static boolean isWanted(TrackerRequest request) {
        var scheme = request.headers().first("X-Forwarded-Proto");
        return scheme != null && scheme.equalsIgnoreCase("http");
    }

    /** 301 to that port of the same host. */
    public static CollectorResponse of(TrackerRequest request, int port) {
        var host = request.host().host();
        var location =
                "https://"
                        + (host.indexOf(':') < 0 ? host : "[" + host + "]")
                        + (port == STANDARD_PORT ? "" : ":" + port)
                        + request.target().rawPathAndQuery();
        var body =
                "This and all future requests should be directed to <a href=\""
                        + html(location)
                        + "\">this URI</a>.";
        return new CollectorResponse(
                301,
                List.of(new Header("Location", location)),
                "text/html; charset=UTF-8",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String html(String text) {
        return text.replace("\"", "%22").replace("<", "%3C").replace(">", "%3E");
    }
}
