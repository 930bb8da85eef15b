package io.freshet.enricher.request;

import java.util.Optional;

/**
 * What a path says about its payload: who defined the protocol, and its version.
 *
 * @param vendor e.g. {@code com.snowplowanalytics.snowplow}
 * @param version e.g. {@code tp2}
 */
public record Api(String vendor, String version) {

    /** The tracker protocol by GET; also what the pixel paths of old mean. */
    public static final Api TRACKER_GET = new Api("com.snowplowanalytics.snowplow", "tp1");

    /** Reads a path: {@code /vendor/version} or one of the pixel paths of old. */
    static Optional<Api> ofPath(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int slash = path.indexOf('/', start);
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        if (slash > start && end > slash + 1 && path.lastIndexOf('/', end - 1) == slash) {
            return Optional.of(
                    new Api(path.substring(start, slash), path.substring(slash + 1, end)));
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
