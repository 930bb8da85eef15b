package io.freshet.collector.request;

import io.freshet.collector.settings.BounceSettings;
import io.freshet.collector.settings.CookieSettings;
import java.util.function.Supplier;

/**
 * Who the browser is to us.
 *
 * @param value mostly a UUID; what a client gives is taken as it is
 * @param source where it comes from
 */
public record NetworkUserId(String value, Source source) {

    private static final String ANONYMOUS = "00000000-0000-0000-0000-000000000000";

    /** Where a network user id comes from. */
    public enum Source {
        /** The client wants to be nobody. */
        ANONYMOUS,
        /** The query parameter {@code nuid}. */
        QUERY,
        /** Our cookie. */
        COOKIE,
        /** Back from the bounce without a cookie: one id for all of these. */
        FALLBACK,
        /** Made now. */
        RANDOM
    }

    /** Finds the id of a request, or makes one. */
    public static NetworkUserId of(
            TrackerRequest request,
            CookieSettings cookie,
            BounceSettings bounce,
            Supplier<String> random) {
        if (request.isAnonymous()) {
            return new NetworkUserId(ANONYMOUS, Source.ANONYMOUS);
        }
        var query = request.target().query();
        var given = QueryParameters.first(query, "nuid");
        if (given != null) {
            return new NetworkUserId(given, Source.QUERY);
        }
        var kept = cookie.enabled() ? Cookies.first(request.headers(), cookie.name()) : null;
        if (kept != null) {
            return new NetworkUserId(kept, Source.COOKIE);
        }
        // Snowplow: the mark of a bounce counts whether bouncing is enabled or not.
        if (QueryParameters.first(query, bounce.name()) != null) {
            return new NetworkUserId(bounce.fallbackNetworkUserId(), Source.FALLBACK);
        }
        return new NetworkUserId(random.get(), Source.RANDOM);
    }
}
