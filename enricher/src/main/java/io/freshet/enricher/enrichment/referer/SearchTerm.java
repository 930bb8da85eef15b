package io.freshet.enricher.enrichment.referer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words somebody searched for, as they stand in a referrer's query string. */
final class SearchTerm {

    private SearchTerm() {}

    /**
     * The value of the first parameter that has one of the names, in the order of the query string;
     * empty where it has none, null where there is no such parameter.
     *
     * @param query of a URI, so that every {@code %} begins an escape
     */
    static @Nullable String in(String query, Set<String> names) {
        for (int start = 0; start <= query.length(); ) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', start);
            boolean hasValue = equals > start && equals < end;
            if (names.contains(decode(query.substring(start, hasValue ? equals : end)))) {
                return hasValue ? decode(query.substring(equals + 1, end)) : "";
            }
            start = end + 1;
        }
        return null;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
