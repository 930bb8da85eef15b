package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that keeps the network user id.
 *
 * @param enabled false neither reads nor sets it
 * @param name its name
 * @param expiration from now; renewed by every response
 * @param domains the first that is the Origin's host or a parent of it becomes the Domain attribute
 * @param fallbackDomain the Domain attribute where none of {@code domains} fits; null for none
 * @param secure sets the attribute
 * @param httpOnly sets the attribute
 * @param sameSite {@code None}, {@code Lax} or {@code Strict}; null leaves the attribute out
 * @param clientCookieName a second cookie of this name with the same value that scripts may read;
 *     null for none
 */
public record CookieSettings(
        boolean enabled,
        String name,
        Duration expiration,
        List<String> domains,
        @Nullable String fallbackDomain,
        boolean secure,
        boolean httpOnly,
        @Nullable String sameSite,
        @Nullable String clientCookieName) {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    public CookieSettings {
        domains = List.copyOf(domains);
    }

    static CookieSettings read(ConfigReader config) {
        return new CookieSettings(
                config.bool("enabled").orElse(true),
                config.string("name").check(CookieSettings::isToken, "a cookie name").orElse("sp"),
                config.duration("expiration").orElse(Duration.ofDays(365)),
                config.strings("domains").orElse(List.of()),
                config.string("fallbackDomain")
                        .check(
                                domain -> DOMAIN.matcher(domain).matches(),
                                "a domain of letters, digits, '-' and '.'")
                        .orNull(),
                config.bool("secure").orElse(true),
                config.bool("httpOnly").orElse(true),
                Optional.ofNullable(
                                config.string("sameSite")
                                        .check(
                                                CookieSettings::isSameSite,
                                                "None, Lax, Strict or null")
                                        .orElseUnlessNull("None"))
                        .map(CookieSettings::capitalized)
                        .orElse(null),
                config.string("clientCookieName")
                        .check(CookieSettings::isToken, "a cookie name")
                        .orNull());
    }

    private static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    private static boolean isSameSite(String value) {
        return List.of("none", "lax", "strict").contains(value.toLowerCase(Locale.ROOT));
    }

    private static String capitalized(String value) {
        return value.isEmpty()
                ? value
                : value.substring(0, 1).toUpperCase(Locale.ROOT)
                        + value.substring(1).toLowerCase(Locale.ROOT);
    }
}
