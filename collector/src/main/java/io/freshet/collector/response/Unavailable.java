package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import io.freshet.collector.request.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells a tracker that its event was not stored; a page of another origin may read it too. */
public final class Unavailable {

    private static final String RETRY_AFTER = "Retry-After";
    private static final int SOON_SECONDS = 1;

    private Unavailable() {}

    /** 503: the tracker should keep its event and come again soon. */
    public static CollectorResponse of(Headers headers) {
        return respond(headers, 503, "Service Unavailable", SOON_SECONDS);
    }

    /** Any status for one request of a connection that stays open. */
    public static CollectorResponse of(Headers headers, Rejection rejection) {
        return respond(
                headers,
                rejection.status(),
                rejection.reason(),
                rejection.status() == 503 ? SOON_SECONDS : 0);
    }

    /**
     * 429: the tracker should keep its event, and send less often.
     *
     * @param seconds when it may come again
     */
    public static CollectorResponse tooMany(Headers headers, long seconds) {
        return respond(headers, 429, "Too many requests.", seconds);
    }

    private static CollectorResponse respond(
            Headers headers, int status, String text, long retrySeconds) {
        var lines = new ArrayList<Header>();
        if (retrySeconds > 0) {
            lines.add(new Header(RETRY_AFTER, Long.toString(retrySeconds)));
        }
        lines.add(CorsHeaders.allowOrigin(headers));
        lines.add(CorsHeaders.allowCredentials());
        return new CollectorResponse(
                status,
                List.copyOf(lines),
                CollectorResponse.TEXT,
                text.getBytes(StandardCharsets.UTF_8));
    }
}
