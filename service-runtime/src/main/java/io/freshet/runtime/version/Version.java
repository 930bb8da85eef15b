package io.freshet.runtime.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program is, as its build noted it.
 *
 * @param version e.g. {@code 0.1.0}
 * @param commit the source's commit, or {@code unknown}
 * @param built when, ISO 8601; reproducible builds give the time of the release, not of the day
 */
public record Version(String version, String commit, String built) {

    private static final Version CURRENT = read();

    /** The running program's own. */
    public static Version current() {
        return CURRENT;
    }

    private static Version read() {
        var properties = new Properties();
        try (var resource = Version.class.getResourceAsStream("/freshet-version.properties")) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the version resource", e);
        }
        return new Version(
                properties.getProperty("version", "unknown"),
                properties.getProperty("commit", "unknown"),
                properties.getProperty("built", "unknown"));
    }
}
