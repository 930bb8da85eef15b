package io.freshet.cli.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much is logged and in which form. It works through system properties that {@code log4j2.xml}
 * reads, so it must be applied before the first logger exists; properties given to the JVM win.
 *
 * <p>{@code FRESHET_LOG_LEVEL}: level of Freshet's own loggers, INFO unless set. {@code
 * FRESHET_LOG_FORMAT}: {@code text} or {@code json}.
 */
public final class LogSettings {

    private static final Set<String> LEVELS =
            Set.of("trace", "debug", "info", "warn", "error", "off");

    private LogSettings() {}

    static void apply(boolean verbose, Map<String, String> environment) {
        var level = environment.getOrDefault("FRESHET_LOG_LEVEL", "").toLowerCase(Locale.ROOT);
        if (LEVELS.contains(level)) {
            set("freshet.log.level", level);
        } else if (verbose) {
            set("freshet.log.level", "debug");
        }
        if (verbose) {
            set("freshet.log.others", "info");
        }
        if (environment.getOrDefault("FRESHET_LOG_FORMAT", "").equalsIgnoreCase("json")) {
            set("freshet.log.format", "json");
        }
    }

    /**
     * For a process that holds its own broker, which warns of much that is no news; must be called
     * before the first logger exists.
     */
    public static void quietBroker() {
        set("freshet.log.kafka", "error");
    }

    /**
     * For a process that writes moving lines to its terminal; must be called before the first
     * logger exists.
     *
     * @param file grows to some megabytes, two older ones are kept
     */
    public static void toFile(Path file) {
        set("freshet.log.file", file.toString());
        set("freshet.log.to", "file");
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
