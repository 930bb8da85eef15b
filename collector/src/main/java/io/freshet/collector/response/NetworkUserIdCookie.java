package io.freshet.collector.response;

import io.freshet.collector.request.Ascii;
import io.freshet.collector.request.Header;
import io.freshet.collector.request.NetworkUserId;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.settings.CookieSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sets the cookie that keeps the network user id.
 *
 * @param settings name and attributes
 */
public record NetworkUserIdCookie(CookieSettings settings) {

    private static final DateTimeFormatter EXPIRES =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

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
        cookie.append("; Expires=").append(EXPIRES.format(expires));
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
