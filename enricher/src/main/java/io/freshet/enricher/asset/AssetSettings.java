package io.freshet.enricher.asset;

import java.time.Duration;

/**
 * How assets are kept fresh.
 *
 * @param updatePeriod how often to look whether there is a newer one
 */
public record AssetSettings(Duration updatePeriod) {

    /** Once a week, as the reference does. */
    public static final AssetSettings DEFAULT = new AssetSettings(Duration.ofDays(7));
}
