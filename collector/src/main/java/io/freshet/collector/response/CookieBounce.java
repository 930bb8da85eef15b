package io.freshet.collector.response;

import io.freshet.collector.request.PercentText;
import io.freshet.collector.request.QueryParameters;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.settings.BounceSettings;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends a browser without our cookie round once more, so that the next request tells whether it
 * keeps cookies.
 *
 * @param settings name of the mark, header with the scheme
 */
public record CookieBounce(BounceSettings settings) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** The same address with the mark; of repeated parameters the last value. */
    public String location(TrackerRequest request) {
        var parameters = QueryParameters.map(request.target().query());
        parameters.put(settings.name(), "true");
        var query =
                parameters.entrySet().stream()
                        .map(
                                p ->
                                        PercentText.encodeQuery(p.getKey())
                                                + "="
                                                + PercentText.encodeQuery(p.getValue()))
                        .collect(Collectors.joining("&"));
        return scheme(request)
                + "://"
                + request.host().authority()
                + request.target().rawPath()
                + "?"
                + query;
    }

    private String scheme(TrackerRequest request) {
        var header = settings.forwardedProtocolHeader();
        var forwarded = header == null ? null : request.headers().first(header);
        return forwarded != null && SCHEMES.contains(forwarded.toLowerCase(Locale.ROOT))
                ? forwarded.toLowerCase(Locale.ROOT)
                : request.scheme();
    }
}
