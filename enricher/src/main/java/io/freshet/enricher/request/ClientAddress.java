package io.freshet.enricher.request;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the client's address behind proxies. */
final class ClientAddress {

    private static final String ADDRESS = "\"?\\[?((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f.:]+)";
    private static final Pattern X_FORWARDED_FOR =
            Pattern.compile("x-forwarded-for: " + ADDRESS + ".*");
    private static final Pattern FORWARDED = Pattern.compile("forwarded: for=" + ADDRESS + ".*");

    private ClientAddress() {}

    /**
     * The first address of the first {@code X-Forwarded-For} that begins with one; else that of the
     * last such {@code Forwarded: for=}; else what the collector saw.
     *
     * @param headers each {@code Name: value}
     * @return lower-case, without port and brackets where it came from a header
     */
    static @Nullable String of(List<String> headers, @Nullable String seenByCollector) {
        String forwarded = null;
        for (var header : headers) {
            if (isCandidate(header)) {
                var text = header.toLowerCase(Locale.ROOT);
                var matcher = X_FORWARDED_FOR.matcher(text);
                if (matcher.matches()) {
                    return matcher.group(1);
                }
                matcher = FORWARDED.matcher(text);
                if (matcher.matches()) {
                    forwarded = matcher.group(1);
                }
            }
        }
        return forwarded == null ? seenByCollector : forwarded;
    }

    private static boolean isCandidate(String header) {
        return header.regionMatches(true, 0, "x-forwarded-for:", 0, 16)
                || header.regionMatches(true, 0, "forwarded:", 0, 10);
    }
}
