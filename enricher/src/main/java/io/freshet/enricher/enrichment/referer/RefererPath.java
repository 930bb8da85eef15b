package io.freshet.enricher.enrichment.referer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The part of an address that tells the services of one host apart, decoded.
 *
 * @param whole the whole path
 * @param first its first segment that is not empty, with a slash in front; null where there is none
 */
record RefererPath(String whole, @Nullable String first) {

    /** Reads a path as it stands in a URI. */
    static RefererPath of(@Nullable String encoded) {
        var whole = encoded == null ? "" : decode(encoded);
        int start = 0;
        while (start < whole.length() && whole.charAt(start) == '/') {
            start++;
        }
        if (start == whole.length()) {
            return new RefererPath(whole, null);
        }
        int slash = whole.indexOf('/', start);
        int end = slash < 0 ? whole.length() : slash;
        boolean isWhole = start == 1 && end == whole.length();
        return new RefererPath(whole, isWhole ? whole : "/" + whole.substring(start, end));
    }

    private static String decode(String path) {
        return path.indexOf('%') < 0
                ? path
                // in a path a plus is a plus
                : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
