package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import org.jspecify.annotations.Nullable;

/**
 * The detour that tells whether a browser keeps our cookie.
 *
 * @param enabled whether first requests take the detour
 * @param name the query parameter that marks a request that comes back from it
 * @param fallbackNetworkUserId the id of those who come back without a cookie
 * @param forwardedProtocolHeader the header with the scheme that the browser used; null for none
 */
public record BounceSettings(
        boolean enabled,
        String name,
        String fallbackNetworkUserId,
        @Nullable String forwardedProtocolHeader) {

    static BounceSettings read(ConfigReader config) {
        return new BounceSettings(
                config.bool("enabled").orElse(false),
                config.string("name").orElse("n3pc"),
                config.string("fallbackNetworkUserId")
                        .orElse("00000000-0000-4000-A000-000000000000"),
                config.string("forwardedProtocolHeader").orNull());
    }
}
