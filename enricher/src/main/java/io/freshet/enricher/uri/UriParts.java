package io.freshet.enricher.uri;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A page address and its parts, each still percent-encoded.
 *
 * @param text the whole address as it was understood
 * @param scheme as written, or null
 * @param host as written, IPv6 in brackets; null for opaque addresses and for authorities that are
 *     no host, such as {@code example_under.com}
 * @param port the one given; else 443 for the scheme {@code https} and 80 for all else
 * @param path null for opaque addresses
 * @param query without {@code ?}, or null
 * @param fragment without {@code #}, or null
 */
public record UriParts(
        String text,
        @Nullable String scheme,
        @Nullable String host,
        int port,
        @Nullable String path,
        @Nullable String query,
        @Nullable String fragment) {

    static UriParts of(URI uri) {
        return new UriParts(
                uri.toString(),
                uri.getScheme(),
                uri.getHost(),
                // Snowplow: 80 for every scheme but https, also where there is no host.
                uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80,
                uri.getRawPath(),
                uri.getRawQuery(),
                uri.getRawFragment());
    }
}
