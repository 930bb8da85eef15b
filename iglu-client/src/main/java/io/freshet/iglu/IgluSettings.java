package io.freshet.iglu;

import io.freshet.iglu.registry.HttpSettings;
import io.freshet.iglu.registry.Pause;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a resolver.json does not say about an Iglu client.
 *
 * @param maxJsonDepth most levels of a schema or of data, the leaf included, 1 or more
 * @param http how HTTP registries are asked
 * @param maxBackoff how long at most a registry that failed for a schema is not asked for it again
 * @param clock tells the age of remembered answers
 * @param pause how a thread waits before it asks a registry again
 */
public record IgluSettings(
        int maxJsonDepth,
        HttpSettings http,
        Duration maxBackoff,
        InstantSource clock,
        Pause pause) {

    /** 40 levels and a minute, as the reference's enrich. */
    public static final IgluSettings DEFAULT =
            new IgluSettings(
                    40,
                    HttpSettings.DEFAULT,
                    Duration.ofMinutes(1),
                    InstantSource.system(),
                    Pause.SLEEPING);

    public IgluSettings {
        if (maxJsonDepth < 1) {
            throw new IllegalArgumentException(
                    "maxJsonDepth must be 1 or more, was " + maxJsonDepth);
        }
    }

    /** The same settings with another limit of levels. */
    public IgluSettings withMaxJsonDepth(int other) {
        return new IgluSettings(other, http, maxBackoff, clock, pause);
    }

    /** The same settings with another way to ask HTTP registries. */
    public IgluSettings withHttp(HttpSettings other) {
        return new IgluSettings(maxJsonDepth, other, maxBackoff, clock, pause);
    }

    /** The same settings with another longest back-off. */
    public IgluSettings withMaxBackoff(Duration other) {
        return new IgluSettings(maxJsonDepth, http, other, clock, pause);
    }
}
