package io.freshet.collector.request;

import io.freshet.event.payload.CollectorPayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the payload of a request, field by field as spelled out in docs/reference/collector.md.
 * Headers, User-Agent and Referer keep the client's own text.
 *
 * @param collector the collector's name, version and sink, for {@code v_collector}
 */
public record PayloadBuilder(String collector) {

    /**
     * Left out for clients that want to be nobody: their cookies, and every header by which proxies
     * tell an address. The reference leaves out the first three only.
     */
    private static final Set<String> IDENTIFYING =
            Set.of(
                    "cookie",
                    "x-forwarded-for",
                    "x-real-ip",
                    "forwarded",
                    "cf-connecting-ip",
                    "cf-connecting-ipv6",
                    "true-client-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "fastly-client-ip",
                    "x-appengine-user-ip",
                    "x-original-forwarded-for");

    /**
     * The payload.
     *
     * @param path decoded, after path mappings
     */
    public RequestPayload build(TrackerRequest request, String path, NetworkUserId id) {
        var headers = request.headers();
        var isPost = request.method().equals("POST");
        var type = contentType(headers.first("Content-Type"), request.body().length == 0);
        var withoutBody =
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        address(request),
                        request.receivedMillis(),
                        "UTF-8",
                        collector,
                        headers.first("User-Agent"),
                        headers.first("Referer"),
                        path,
                        request.target().query(),
                        null,
                        lines(request, isPost ? type.text() : null),
                        isPost ? type.text() : null,
                        request.host().host(),
                        id.value());
        return new RequestPayload(
                withoutBody, isPost ? utf8(request.body(), type.charset()) : null);
    }

    /** The body's text; what cannot be read becomes U+FFFD. */
    private static byte[] utf8(byte[] body, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) && Utf8.isValid(body)
                ? body
                : new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    /** The client's address, or {@link ClientAddress#UNKNOWN} for anonymous clients. */
    public static String address(TrackerRequest request) {
        return request.isAnonymous()
                ? ClientAddress.UNKNOWN
                : ClientAddress.of(request.headers(), request.peer());
    }

    private static ContentType contentType(@Nullable String header, boolean bodyIsEmpty) {
        if (header == null) {
            return bodyIsEmpty ? ContentType.NONE : ContentType.UNKNOWN;
        }
        return ContentType.parse(header).orElse(ContentType.UNKNOWN);
    }

    /** The headers as lines; the content type of a POST stands last, without a name. */
    private static List<String> lines(TrackerRequest request, @Nullable String contentType) {
        var anonymous = request.isAnonymous();
        var lines = new ArrayList<String>(request.headers().all().size() + 1);
        for (var header : request.headers().all()) {
            if (!isConsumed(header) && !(anonymous && isIdentifying(header))) {
                lines.add(header.name() + ": " + header.value());
            }
        }
        if (contentType != null) {
            lines.add(contentType);
        }
        return lines;
    }

    /**
     * Whether it describes the transport, or stands in the payload as {@code contentType}; one that
     * cannot be read stays among the headers.
     */
    private static boolean isConsumed(Header header) {
        return header.is("Content-Length")
                || header.is("Transfer-Encoding")
                || (header.is("Content-Type") && ContentType.parse(header.value()).isPresent());
    }

    private static boolean isIdentifying(Header header) {
        return IDENTIFYING.contains(header.name().toLowerCase(Locale.ROOT));
    }
}
