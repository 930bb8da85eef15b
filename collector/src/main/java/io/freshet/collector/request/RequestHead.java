package io.freshet.collector.request;

import io.freshet.collector.settings.NetworkSettings;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request before its body: checked as a whole, so that nothing ill-formed reaches the endpoints.
 *
 * @param method as sent
 * @param target as sent
 * @param version as sent, e.g. {@code HTTP/1.1}
 * @param headers all of them
 */
public record RequestHead(String method, String target, String version, Headers headers) {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** What checking found: exactly one of the two is present. */
    public record Checked(@Nullable Accepted accepted, @Nullable Rejection rejection) {
        private static Checked reject(int status, String reason) {
            return new Checked(null, new Rejection(status, reason));
        }
    }

    /**
     * A good head.
     *
     * @param target path and query
     * @param host where it was addressed to
     */
    public record Accepted(RequestTarget target, HostHeader host) {}

    /** Checks protocol version, method, target, headers and host, in this order. */
    public Checked check(NetworkSettings limits) {
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            return Checked.reject(505, "Only HTTP/1.0 and HTTP/1.1 are served.");
        }
        if (!METHODS.contains(method)) {
            return Checked.reject(501, "This method is not known.");
        }
        if (target.length() > limits.maxUriLength()) {
            return Checked.reject(414, "The request target is too long.");
        }
        var parsed = RequestTarget.parse(target);
        if (parsed.isEmpty() || method.equals("CONNECT")) {
            return Checked.reject(400, "The request target is malformed.");
        }
        var headerRejection = checkHeaders(limits);
        return headerRejection != null
                ? new Checked(null, headerRejection)
                : checkHost(parsed.get());
    }

    private @Nullable Rejection checkHeaders(NetworkSettings limits) {
        if (headers.all().size() > limits.maxHeaderCount()) {
            return new Rejection(400, "There are too many headers.");
        }
        for (var header : headers.all()) {
            if (header.name().length() > limits.maxHeaderNameLength()
                    || header.value().length() > limits.maxHeaderValueLength()) {
                return new Rejection(431, "A header is too long.");
            }
        }
        return headers.count("Content-Type") > 1
                ? new Rejection(400, "There is more than one Content-Type.")
                : null;
    }

    private Checked checkHost(RequestTarget target) {
        var value = headers.first("Host");
        var host = value == null ? Optional.<HostHeader>empty() : HostHeader.parse(value);
        if (host.isEmpty() || headers.count("Host") != 1) {
            return Checked.reject(400, "The Host header is missing or malformed.");
        }
        var authority = target.authority();
        return authority != null && !authority.equalsIgnoreCase(value)
                ? Checked.reject(400, "Target and Host header name different hosts.")
                : new Checked(new Accepted(target, host.get()), null);
    }
}
