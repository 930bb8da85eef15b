package io.freshet.enricher.request;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.NameValue;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collector payload that can be routed: its path is known, its query string decoded.
 *
 * @param payload as the collector wrote it, but for the network user id, which is canonical
 * @param api what its path says
 * @param querystring decoded, in order, duplicates included
 * @param ipAddress the client's address after reading the forwarding headers
 */
public record Request(
        CollectorPayload payload,
        Api api,
        List<NameValue> querystring,
        @Nullable String ipAddress) {

    public Request {
        querystring = List.copyOf(querystring);
    }

    /** One event of this request with these tracker parameters. */
    public RawEvent event(Map<String, @Nullable String> parameters) {
        var headers = payload.headers();
        return new RawEvent(
                api.vendor(),
                api.version(),
                parameters,
                payload.contentType(),
                payload.collector(),
                payload.encoding(),
                payload.hostname(),
                Instant.ofEpochMilli(payload.timestamp()),
                ipAddress,
                payload.userAgent(),
                payload.refererUri(),
                headers == null ? List.of() : headers,
                payload.networkUserId());
    }

    /** The request as it stands in bad rows. */
    public BadRow.PayloadView view() {
        return new BadRow.PayloadView(payload, api.vendor(), api.version(), querystring, ipAddress);
    }
}
