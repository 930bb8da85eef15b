package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.Map;

/**
 * What the paths do and what their responses carry.
 *
 * @param paths replacement of exact two-segment paths, e.g. {@code /com.acme/track} to {@code
 *     /com.snowplowanalytics.snowplow/tp2}
 * @param cookie the network user id's cookie
 * @param bounce the third-party cookie test
 * @param doNotTrack the opt-out cookie
 * @param redirect {@code /r/…}
 * @param rootResponse {@code /}
 * @param crossDomain {@code /crossdomain.xml}
 * @param p3p the P3P header
 * @param corsMaxAge how long a browser may remember a pre-flight; may be negative
 * @param bridges what other vendors' libraries may send
 * @param redirectToHttps whether requests with {@code X-Forwarded-Proto: http} are sent to https
 */
public record EndpointSettings(
        Map<String, String> paths,
        CookieSettings cookie,
        BounceSettings bounce,
        DoNotTrackSettings doNotTrack,
        RedirectSettings redirect,
        RootResponseSettings rootResponse,
        CrossDomainSettings crossDomain,
        P3pSettings p3p,
        Duration corsMaxAge,
        BridgeSettings bridges,
        boolean redirectToHttps) {

    public EndpointSettings {
        paths = Map.copyOf(paths);
    }

    /** Reads the sections of the top level. */
    public static EndpointSettings read(ConfigReader config, boolean redirectToHttps) {
        return new EndpointSettings(
                config.stringMap("paths"),
                CookieSettings.read(config.section("cookie")),
                BounceSettings.read(config.section("cookieBounce")),
                DoNotTrackSettings.read(config.section("doNotTrackCookie")),
                RedirectSettings.read(config),
                RootResponseSettings.read(config.section("rootResponse")),
                CrossDomainSettings.read(config.section("crossDomain")),
                P3pSettings.read(config.section("p3p")),
                config.duration("cors.accessControlMaxAge").orElse(Duration.ofMinutes(60)),
                BridgeSettings.read(config.section("experimental")),
                redirectToHttps);
    }
}
