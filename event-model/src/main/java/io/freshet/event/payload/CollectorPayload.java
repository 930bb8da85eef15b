package io.freshet.event.payload;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One accepted HTTP request, as the collector hands it to the enricher. All texts are as the client
 * sent them unless said otherwise; null means the field is absent from the record.
 *
 * @param schema the struct's own schema URI; {@link #SCHEMA} for all that we write
 * @param ipAddress the client's address, or {@code unknown}
 * @param timestamp when the request was received, in milliseconds since the epoch
 * @param encoding the charset of the query string, in practice {@code UTF-8}
 * @param collector {@code <name>-<version>-<sink>}; becomes the field {@code v_collector}
 * @param userAgent the User-Agent header
 * @param refererUri the Referer header
 * @param path the decoded path after path mappings, e.g. {@code /i}
 * @param querystring raw, still percent-encoded, without {@code ?}
 * @param body the body as text, POST only
 * @param headers each {@code Name: value}; null where the record has no list
 * @param contentType the lower-cased content type, POST only
 * @param hostname the host part of the Host header, lower-cased
 * @param networkUserId the cookie's user id
 */
public record CollectorPayload(
        @Nullable String schema,
        @Nullable String ipAddress,
        long timestamp,
        @Nullable String encoding,
        @Nullable String collector,
        @Nullable String userAgent,
        @Nullable String refererUri,
        @Nullable String path,
        @Nullable String querystring,
        @Nullable String body,
        @Nullable List<String> headers,
        @Nullable String contentType,
        @Nullable String hostname,
        @Nullable String networkUserId) {

    /** The schema URI of every payload that a collector writes. */
    public static final String SCHEMA =
            "iglu:com.snowplowanalytics.snowplow/CollectorPayload/thrift/1-0-0";

    public CollectorPayload {
        headers = headers == null ? null : List.copyOf(headers);
    }

    /** The same request with another body. */
    public CollectorPayload withBody(@Nullable String other) {
        return new CollectorPayload(
                schema,
                ipAddress,
                timestamp,
                encoding,
                collector,
                userAgent,
                refererUri,
                path,
                querystring,
                other,
                headers,
                contentType,
                hostname,
                networkUserId);
    }

    /** The same request with another user id. */
    public CollectorPayload withNetworkUserId(@Nullable String id) {
        if (Objects.equals(id, networkUserId)) {
            return this;
        }
        return new CollectorPayload(
                schema,
                ipAddress,
                timestamp,
                encoding,
                collector,
                userAgent,
                refererUri,
                path,
                querystring,
                body,
                headers,
                contentType,
                hostname,
                id);
    }
}
