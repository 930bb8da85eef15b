package io.freshet.collector.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request line asks for.
 *
 * @param authority host and port of an absolute target; null for the usual form
 * @param rawPath as sent, dot segments included
 * @param segments the path's parts between slashes, each decoded, dot segments resolved; the last
 *     is empty where the path ends with a slash
 * @param query raw, between the first {@code ?} and the end; null where there is no {@code ?}
 */
public record RequestTarget(
        @Nullable String authority, String rawPath, List<String> segments, @Nullable String query) {

    private static final Memo<List<String>> SEGMENTS = new Memo<>(RequestTarget::segments);

    public RequestTarget {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a target. Empty where it holds a control or non-ASCII character, a {@code #}, or a
     * percent sign without two hexadecimal digits; every other printable character is let through,
     * because browsers send them.
     */
    public static Optional<RequestTarget> parse(String target) {
        if (!isLegal(target)) {
            return Optional.empty();
        }
        var mark = target.indexOf('?');
        var beforeQuery = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? null : target.substring(mark + 1);
        var authority = authority(beforeQuery);
        if (authority == null) {
            return Optional.of(of(null, beforeQuery, query));
        }
        var path = beforeQuery.substring(beforeQuery.indexOf("://") + 3 + authority.length());
        return Optional.of(of(authority, path.isEmpty() ? "/" : path, query));
    }

    /** The decoded path, e.g. {@code /com.acme/v1}. */
    public String path() {
        return "/" + String.join("/", segments);
    }

    /** Whether the path has exactly two parts and none is empty. */
    public boolean isTwoSegments() {
        return segments.size() == 2 && !segments.get(0).isEmpty() && !segments.get(1).isEmpty();
    }

    /** Path and query as they were sent. */
    public String rawPathAndQuery() {
        return query == null ? rawPath : rawPath + "?" + query;
    }

    private static RequestTarget of(
            @Nullable String authority, String rawPath, @Nullable String query) {
        return new RequestTarget(authority, rawPath, SEGMENTS.of(rawPath), query);
    }

    private static List<String> segments(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return List.of(rawPath);
        }
        var segments = new ArrayList<String>();
        var parts = rawPath.substring(1).split("/", -1);
        for (var i = 0; i < parts.length; i++) {
            var last = i == parts.length - 1;
            if (parts[i].equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
            if (!parts[i].equals(".") && !parts[i].equals("..")) {
                segments.add(PercentText.decodePath(parts[i]));
            } else if (last) {
                segments.add("");
            }
        }
        return List.copyOf(segments);
    }

    private static @Nullable String authority(String target) {
        var lower = target.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return null;
        }
        var start = target.indexOf("://") + 3;
        var end = target.indexOf('/', start);
        return end < 0 ? target.substring(start) : target.substring(start, end);
    }

    private static boolean isLegal(String target) {
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '#') {
                return false;
            }
            if (c == '%'
                    && (i + 2 >= target.length()
                            || Ascii.hex(target.charAt(i + 1)) < 0
                            || Ascii.hex(target.charAt(i + 2)) < 0)) {
                return false;
            }
        }
        return !target.isEmpty();
    }
}
