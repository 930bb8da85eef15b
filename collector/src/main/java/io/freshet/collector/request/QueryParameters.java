package io.freshet.collector.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into a raw query string; names and values are form-decoded. */
public final class QueryParameters {

    private QueryParameters() {}

    /** The first value of a name; empty where it stands without {@code =}. */
    public static @Nullable String first(@Nullable String query, String name) {
        return find(query, name, true);
    }

    /** The last value of a name; empty where it stands without {@code =}. */
    public static @Nullable String last(@Nullable String query, String name) {
        return find(query, name, false);
    }

    /** All parameters in the order of their first places; a repeated one has its last value. */
    public static Map<String, String> map(@Nullable String query) {
        var map = new LinkedHashMap<String, String>();
        if (query != null && !query.isEmpty()) {
            for (var pair : query.split("&", -1)) {
                map.put(name(pair), value(pair));
            }
        }
        return map;
    }

    private static @Nullable String find(@Nullable String query, String name, boolean first) {
        if (query == null) {
            return null;
        }
        String found = null;
        for (int start = 0; start <= query.length(); ) {
            var next = query.indexOf('&', start);
            var end = next < 0 ? query.length() : next;
            if (isNamed(query, start, end, name)) {
                found = value(query.substring(start, end));
                if (first) {
                    return found;
                }
            }
            start = end + 1;
        }
        return found;
    }

    /** Decodes only names that are written in another way than usual. */
    private static boolean isNamed(String query, int start, int end, String name) {
        var encoded = false;
        var nameEnd = start;
        while (nameEnd < end && query.charAt(nameEnd) != '=') {
            encoded |= query.charAt(nameEnd) == '%';
            nameEnd++;
        }
        if (nameEnd - start == name.length()) {
            return query.startsWith(name, start);
        }
        return encoded && PercentText.decodeQuery(query.substring(start, nameEnd)).equals(name);
    }

    private static String name(String pair) {
        var equals = pair.indexOf('=');
        return PercentText.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
    }

    private static String value(String pair) {
        var equals = pair.indexOf('=');
        return equals < 0 ? "" : PercentText.decodeQuery(pair.substring(equals + 1));
    }
}
