package io.freshet.collector.bridge;

import io.freshet.collector.request.Header;
import io.freshet.collector.request.Headers;
import io.freshet.collector.response.Origin;
import io.freshet.collector.settings.CrossDomainSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may send by Amplitude's library: those of {@code crossDomain.domains} where that is
 * enabled, else all. No cookies travel between origins here, other than for trackers.
 */
final class AmplitudeOrigins {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final List<Header> RULES =
            List.of(
                    new Header("Access-Control-Allow-Methods", "POST, OPTIONS"),
                    new Header("Access-Control-Allow-Headers", "Content-Type, SP-Anonymous"),
                    new Header("Access-Control-Max-Age", "3600"));

    /** Null where every origin may. */
    private final @Nullable List<String> domains;

    AmplitudeOrigins(CrossDomainSettings settings) {
        domains =
                settings.enabled() && !settings.domains().contains("*")
                        ? settings.domains().stream().map(AmplitudeOrigins::parent).toList()
                        : null;
    }

    /**
     * The headers of a response; null where the request's origin is not allowed. A request without
     * one comes from no page, and {@code null} is none.
     */
    @Nullable List<Header> headers(Headers request) {
        var origins =
                Origin.of(request).stream().filter(origin -> !origin.host().isEmpty()).toList();
        for (var origin : origins) {
            if (!isAllowed(origin.host())) {
                return null;
            }
        }
        var headers = new ArrayList<Header>();
        headers.add(new Header(ALLOW_ORIGIN, origins.isEmpty() ? "*" : Origin.echo(origins)));
        headers.addAll(RULES);
        return List.copyOf(headers);
    }

    private boolean isAllowed(String host) {
        return domains == null
                || domains.stream()
                        .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    /** {@code *.acme.test} lets in what {@code acme.test} does: the domain and all below it. */
    private static String parent(String domain) {
        return (domain.startsWith("*.") ? domain.substring(2) : domain).toLowerCase(Locale.ROOT);
    }
}
