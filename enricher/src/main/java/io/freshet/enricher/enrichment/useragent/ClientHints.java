package io.freshet.enricher.enrichment.useragent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers in which newer browsers tell what their user agent does not tell any more. */
final class ClientHints {

    /** Most characters of a header that are looked at; usual ones have less than 200. */
    static final int MAX_LENGTH = 1_000;

    private static final Set<String> NAMES =
            Set.of(
                    "sec-ch-ua",
                    "sec-ch-ua-arch",
                    "sec-ch-ua-bitness",
                    "sec-ch-ua-form-factors",
                    "sec-ch-ua-full-version",
                    "sec-ch-ua-full-version-list",
                    "sec-ch-ua-mobile",
                    "sec-ch-ua-model",
                    "sec-ch-ua-platform",
                    "sec-ch-ua-platform-version",
                    "sec-ch-ua-wow64");

    private ClientHints() {}

    /**
     * Those among a request's headers, by name in small letters; of several with one name the last
     * counts.
     *
     * @param headers each {@code Name: value}
     */
    static Map<String, String> of(List<String> headers) {
        var hints = new HashMap<String, String>();
        for (var header : headers) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                var name = header.substring(0, colon).trim().toLowerCase(Locale.ROOT);
                if (NAMES.contains(name)) {
                    hints.put(name, cut(header.substring(colon + 1).trim()));
                }
            }
        }
        return hints;
    }

    private static String cut(String value) {
        return value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
    }
}
