package io.freshet.event.payload;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tracker event inside a payload: its parameters and the request it came with.
 *
 * @param vendor vendor of the path, e.g. {@code com.snowplowanalytics.snowplow}
 * @param version version of the path, e.g. {@code tp2}
 * @param parameters tracker parameters in order; a value is null where the parameter had none; the
 *     caller gives the map away
 * @param contentType of the request
 * @param collector the collector's name and version
 * @param encoding charset of the query string
 * @param hostname host the request was sent to
 * @param timestamp when the collector received it
 * @param ipAddress the client's address after reading the forwarding headers
 * @param userAgent the User-Agent header
 * @param refererUri the Referer header
 * @param headers each {@code Name: value}
 * @param networkUserId the cookie's user id, canonical UUID text
 */
public record RawEvent(
        String vendor,
        String version,
        Map<String, @Nullable String> parameters,
        @Nullable String contentType,
        @Nullable String collector,
        @Nullable String encoding,
        @Nullable String hostname,
        @Nullable Instant timestamp,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String refererUri,
        List<String> headers,
        @Nullable String networkUserId) {

    public RawEvent {
        // Not copied: it holds most of what an event has.
        parameters = Collections.unmodifiableMap(parameters);
        headers = List.copyOf(headers);
    }

    /** The same event, received at another time. */
    public RawEvent withTimestamp(Instant received) {
        return new RawEvent(
                vendor,
                version,
                parameters,
                contentType,
                collector,
                encoding,
                hostname,
                received,
                ipAddress,
                userAgent,
                refererUri,
                headers,
                networkUserId);
    }
}
