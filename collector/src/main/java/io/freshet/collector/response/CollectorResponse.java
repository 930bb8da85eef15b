package io.freshet.collector.response;

import io.freshet.collector.request.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets. The array is not copied: nobody may change it.
 *
 * @param status HTTP status
 * @param headers in order; {@code Server}, {@code Date} and those about the body are added on the
 *     wire
 * @param contentType of the body; null for none
 * @param body what a GET gets; a HEAD gets its length only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the pixel is one array for all
public record CollectorResponse(
        int status, List<Header> headers, @Nullable String contentType, byte[] body) {

    /** The type of all our texts. */
    public static final String TEXT = "text/plain; charset=UTF-8";

    private static final byte[] NOTHING = {};

    public CollectorResponse {
        headers = List.copyOf(headers);
    }

    /** A short text without further headers. */
    public static CollectorResponse text(int status, String text) {
        return new CollectorResponse(
                status, List.of(), TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** No body at all. */
    public static CollectorResponse empty(int status, List<Header> headers) {
        return new CollectorResponse(status, headers, null, NOTHING);
    }
}
