package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers to come by https only (RFC 6797).
 *
 * @param enable whether they are told
 * @param maxAge how long they remember it, full seconds
 */
public record HstsSettings(boolean enable, Duration maxAge) {

    /** Reads the section {@code hsts}. */
    public static HstsSettings read(ConfigReader config) {
        return new HstsSettings(
                config.bool("enable").orElse(false),
                config.duration("maxAge").atLeast(Duration.ZERO).orElse(Duration.ofDays(365)));
    }

    /** The value of Strict-Transport-Security; null for no such header. */
    public @Nullable String header() {
        return enable ? "max-age=" + maxAge.toSeconds() : null;
    }
}
