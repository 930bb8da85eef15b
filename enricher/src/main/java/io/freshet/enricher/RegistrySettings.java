package io.freshet.enricher;

import io.freshet.enricher.registry.OnUnreachable;
import io.freshet.iglu.IgluSettings;
import io.freshet.iglu.registry.HttpRetry;
import io.freshet.iglu.registry.HttpSettings;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.streams.StreamsSettings;
import java.time.Duration;

/**
 * The section {@code iglu}: what resolver.json does not say about registries.
 *
 * @param onUnreachable what to do with an event when a registry does not answer
 * @param maxBackoff how long at most a registry that failed for a schema is not asked for it again
 */
public record RegistrySettings(OnUnreachable onUnreachable, Duration maxBackoff) {

    private static final Duration MIN_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MAX_BACKOFF = Duration.ofHours(1);

    /** Whoever holds wants to go on soon after the registry is back. */
    private static final Duration HOLDING_BACKOFF = Duration.ofSeconds(10);

    /**
     * What is held is tried again anyway, so a look-up need not insist, and the other partitions of
     * the thread need not wait for it.
     */
    private static final HttpSettings HOLDING_HTTP =
            new HttpSettings(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    HttpSettings.DEFAULT.maxBytes(),
                    new HttpRetry(1, Duration.ofMillis(500), Duration.ofSeconds(5)));

    static RegistrySettings read(ConfigReader config) {
        var onUnreachable =
                config.oneOf("onUnreachable", OnUnreachable.class).orElse(OnUnreachable.HOLD);
        var usual =
                onUnreachable == OnUnreachable.HOLD
                        ? HOLDING_BACKOFF
                        : IgluSettings.DEFAULT.maxBackoff();
        return new RegistrySettings(
                onUnreachable,
                config.duration("maxBackoff").between(MIN_BACKOFF, MAX_BACKOFF).orElse(usual));
    }

    /** Refuses what would let a held partition fill the memory. */
    void check(ConfigReader config, StreamsSettings streams) {
        var protocol = streams.properties().getOrDefault("group.protocol", "classic");
        if (onUnreachable == OnUnreachable.HOLD && protocol.equalsIgnoreCase("streams")) {
            config.problem(
                    "streams.streamsConf",
                    "group.protocol = streams does not let partitions be held",
                    "leave it out, or set iglu.onUnreachable = bad-row");
        }
    }

    /** The same for the client. */
    IgluSettings toIgluSettings() {
        var settings = IgluSettings.DEFAULT.withMaxBackoff(maxBackoff);
        return onUnreachable == OnUnreachable.HOLD ? settings.withHttp(HOLDING_HTTP) : settings;
    }
}
