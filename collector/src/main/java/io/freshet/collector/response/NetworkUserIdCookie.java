package io.freshet.collector.response;

import io.freshet.collector.request.Ascii;
import io.freshet.collector.request.Header;
import io.freshet.collector.request.NetworkUserId;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.settings.CookieSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets the cookie that keeps the network user id. */
public final class NetworkUserIdCookie {

    private final CookieSettings settings;
    private final DateText expiry = new DateText();

    /** With this name and these attributes. */
    public NetworkUserIdCookie(CookieSettings settings) {
        this.settings = settings;
    }

    /**
     * The Set-Cookie headers: none where cookies are off, the client is anonymous, or the id cannot
     * be a cookie's value.
     */
    public List<Header> headers(TrackerRequest request, NetworkUserId id) {
        if (!settings.enabled()
                || id.source() == NetworkUserId.Source.ANONYMOUS
                || !Ascii.isCookieValue(id.value())) {
            return List.of();
        }
        var domain = domain(request);
        var expires = Instant.ofEpochMilli(request.receivedMillis()).plus(settings.expiration());
        var main = cookie(settings.name(), id.value(), expires, domain, settings.httpOnly());
        return settings.clientCookieName() == null
                ? List.of(main)
                : List.of(
                        main,
                        cookie(settings.clientCookieName(), id.value(), expires, domain, false));
    }

    private Header cookie(
            String name, String value, Instant expires, @Nullable String domain, boolean httpOnly) {
        var cookie = new StringBuilder(160).append(name).append('=').append(value);
        cookie.append("; Expires=").append(expiry.of(expires));
        if (domain != null) {
            cookie.append("; Domain=").append(domain);
        }
        cookie.append("; Path=/");
        if (settings.secure()) {
            cookie.append("; Secure");
        }
        if (httpOnly) {
            cookie.append("; HttpOnly");
        }
        if (settings.sameSite() != null) {
            cookie.append("; SameSite=").append(settings.sameSite());
        }
        return new Header("Set-Cookie", cookie.toString());
    }

    private @Nullable String domain(TrackerRequest request) {
        if (settings.domains().isEmpty()) {
            return settings.fallbackDomain();
        }
        var origins = Origin.of(request.headers());
        for (var domain : settings.domains()) {
            for (var origin : origins) {
                if (origin.host().equals(domain) || origin.host().endsWith("." + domain)) {
                    return domain;
                }
            }
        }
        return settings.fallbackDomain();
    }
}
