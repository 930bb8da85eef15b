package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;

/**
 * Which libraries of other vendors may send here.
 *
 * @param analyticsJs those of Segment: {@code POST /com.segment/v1/…}
 * @param amplitude those of Amplitude: {@code POST /com.amplitude/2/…}
 */
public record BridgeSettings(boolean analyticsJs, boolean amplitude) {

    static BridgeSettings read(ConfigReader config) {
        return new BridgeSettings(
                config.bool("enableAnalyticsJsBridge").orElse(false),
                config.bool("enableAmplitudeBridge").orElse(false));
    }
}
