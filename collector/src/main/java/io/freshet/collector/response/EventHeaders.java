package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.TrackerRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers that every response to an event carries.
 *
 * @param p3p the P3P header's value
 */
public record EventHeaders(String p3p) {

    private static final Header NO_CACHE =
            new Header("Cache-Control", "no-cache, no-store, must-revalidate");

    /**
     * All of them, in the reference's order.
     *
     * @param location where to go instead; left out where it could not be one header line
     * @param cookies Set-Cookie headers
     */
    public List<Header> of(
            TrackerRequest request, @Nullable String location, List<Header> cookies) {
        var headers = new ArrayList<Header>(8);
        if (location != null && location.chars().noneMatch(c -> c < ' ' || c == 0x7F)) {
            headers.add(new Header("Location", location));
        }
        headers.addAll(cookies);
        if (request.isGet()) {
            headers.add(NO_CACHE);
        }
        headers.add(new Header("P3P", p3p));
        headers.add(CorsHeaders.allowOrigin(request.headers()));
        headers.add(CorsHeaders.allowCredentials());
        return headers;
    }
}
