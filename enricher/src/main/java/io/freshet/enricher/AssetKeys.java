package io.freshet.enricher;

import io.freshet.enricher.asset.AssetSettings;
import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/**
 * How assets are kept fresh: {@code assetsUpdatePeriod}, as the reference calls it, and what is our
 * own.
 */
final class AssetKeys {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(365);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private AssetKeys() {}

    /**
     * Reads both.
     *
     * @param config the whole file
     * @param section ours
     */
    static AssetSettings read(ConfigReader config, ConfigReader section) {
        var usual = AssetSettings.DEFAULT;
        return new AssetSettings(
                config.duration("assetsUpdatePeriod")
                        .between(SHORTEST, LONGEST_PERIOD)
                        .orElse(usual.updatePeriod()),
                section.duration("timeout")
                        .between(SHORTEST, LONGEST_TIMEOUT)
                        .orElse(usual.timeout()),
                section.bytes("maxBytes").atLeast(1L).orElse(usual.maxBytes()),
                section.duration("retryDelay")
                        .between(SHORTEST, LONGEST_RETRY)
                        .orElse(usual.retryDelay()));
    }
}
