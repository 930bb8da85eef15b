package io.freshet.enricher.request;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a path says about its payload: who defined the protocol, and its version.
 *
 * @param vendor e.g. {@code com.snowplowanalytics.snowplow}
 * @param version e.g. {@code tp2}
 */
public record Api(String vendor, String version) {

    /** The tracker protocol by GET; also what the pixel paths of old mean. */
    public static final Api TRACKER_GET = new Api("com.snowplowanalytics.snowplow", "tp1");

    private static final Pattern VENDOR_VERSION = Pattern.compile("/?([^/]+)/([^/]+)/?");

    /** Reads a path: {@code /vendor/version} or one of the pixel paths of old. */
    static Optional<Api> ofPath(String path) {
        var matcher = VENDOR_VERSION.matcher(path);
        if (matcher.matches()) {
            return Optional.of(new Api(matcher.group(1), matcher.group(2)));
        }
        return path.equals("/i") || path.startsWith("/i?") || path.startsWith("/ice.png")
                ? Optional.of(TRACKER_GET)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return vendor + "/" + version;
    }
}
