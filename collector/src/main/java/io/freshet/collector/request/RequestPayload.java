package io.freshet.collector.request;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A payload whose body is still the bytes that came: most are stored as they are, and nobody looks
 * into them. The array is not copied: nobody may change it.
 *
 * @param withoutBody all else
 * @param body UTF-8; null where the payload has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes has no use
public record RequestPayload(CollectorPayload withoutBody, byte @Nullable [] body) {

    /** The same payload in this form. */
    public static RequestPayload of(CollectorPayload payload) {
        var body = payload.body();
        return new RequestPayload(
                payload.withBody(null),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same request with another body. */
    public RequestPayload withBody(byte[] other) {
        return new RequestPayload(withoutBody, other);
    }

    /** The same POST with another content type, which is the last line of its headers too. */
    public RequestPayload withContentType(String type) {
        var headers = new ArrayList<>(withoutBody.headers());
        headers.set(headers.size() - 1, type);
        return new RequestPayload(
                new CollectorPayload(
                        withoutBody.schema(),
                        withoutBody.ipAddress(),
                        withoutBody.timestamp(),
                        withoutBody.encoding(),
                        withoutBody.collector(),
                        withoutBody.userAgent(),
                        withoutBody.refererUri(),
                        withoutBody.path(),
                        withoutBody.querystring(),
                        null,
                        headers,
                        type,
                        withoutBody.hostname(),
                        withoutBody.networkUserId()),
                body);
    }

    /** The record to store. */
    public byte[] encode() {
        return CollectorPayloadCodec.encode(withoutBody, body);
    }

    /** With the body as text. */
    public CollectorPayload whole() {
        return body == null
                ? withoutBody
                : withoutBody.withBody(new String(body, StandardCharsets.UTF_8));
    }
}
