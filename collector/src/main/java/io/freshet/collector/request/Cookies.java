package io.freshet.collector.request;

import org.jspecify.annotations.Nullable;

/** Reads cookies; pairs that are no cookies by RFC 6265 are passed over. */
public final class Cookies {

    private Cookies() {}

    /** The value of the first cookie of exactly this name, without quotes around it. */
    public static @Nullable String first(Headers headers, String name) {
        for (var header : headers.all()) {
            if (header.is("Cookie")) {
                var value = find(header.value(), name);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static @Nullable String find(String line, String name) {
        for (var pair : line.split(";")) {
            var equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).trim().equals(name)) {
                var value = unquoted(pair.substring(equals + 1).trim());
                if (Ascii.isCookieValue(value)) {
                    return value;
                }
            }
        }
        return null;
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
