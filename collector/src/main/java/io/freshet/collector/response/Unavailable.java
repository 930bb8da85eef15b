package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells a tracker that its event was not stored and that it should keep it. */
public final class Unavailable {

    private static final Header RETRY_AFTER = new Header("Retry-After", "1");

    private Unavailable() {}

    /** 503; a page of another origin may read it too. */
    public static CollectorResponse of(Headers headers) {
        return new CollectorResponse(
                503,
                List.of(
                        RETRY_AFTER,
                        CorsHeaders.allowOrigin(headers),
                        CorsHeaders.allowCredentials()),
                CollectorResponse.TEXT,
                "Service Unavailable".getBytes(StandardCharsets.UTF_8));
    }
}
