package io.freshet.loader.pg.badrow;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.TopicNames;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether bad rows are loaded.
 *
 * @param load whether they are
 * @param topics where they come from, topic prefix included
 * @param retention how long after their failure they are kept; null where for ever
 */
public record BadRowSettings(boolean load, List<String> topics, @Nullable Duration retention) {

    private static final String FOR_EVER = "none";
    private static final Duration SHORTEST = Duration.ofHours(1);

    public BadRowSettings {
        topics = List.copyOf(topics);
    }

    /**
     * Reads the section {@code badRows}.
     *
     * @param names the three bad topics are read where nothing is configured
     */
    public static BadRowSettings read(ConfigReader config, TopicNames names) {
        return new BadRowSettings(
                config.bool("load").orElse(true),
                config.strings("topics")
                        .check(topics -> !topics.isEmpty(), "one topic or more")
                        .optional()
                        .map(topics -> topics.stream().map(names::prefixed).toList())
                        .orElse(List.of(names.rawBad(), names.parsedBad(), names.jsonBad())),
                retention(config));
    }

    private static @Nullable Duration retention(ConfigReader config) {
        if (config.string("retention").orElse(FOR_EVER).equals(FOR_EVER)) {
            return null;
        }
        return config.duration("retention").atLeast(SHORTEST).orNull();
    }
}
