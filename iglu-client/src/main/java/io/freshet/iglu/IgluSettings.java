package io.freshet.iglu;

import io.freshet.iglu.registry.HttpSettings;
import io.freshet.iglu.registry.Pause;
import java.time.InstantSource;

/**
 * What a resolver.json does not say about an Iglu client.
 *
 * @param maxJsonDepth most levels of a schema or of data, the leaf included, 1 or more
 * @param http how HTTP registries are asked
 * @param clock tells the age of remembered answers
 * @param pause how a thread waits before it asks a registry again
 */
public record IgluSettings(int maxJsonDepth, HttpSettings http, InstantSource clock, Pause pause) {

    /** 40 levels, as the reference's enrich. */
    public static final IgluSettings DEFAULT =
            new IgluSettings(40, HttpSettings.DEFAULT, InstantSource.system(), Pause.SLEEPING);

    public IgluSettings {
        if (maxJsonDepth < 1) {
            throw new IllegalArgumentException(
                    "maxJsonDepth must be 1 or more, was " + maxJsonDepth);
        }
    }

    /** The same settings with another limit of levels. */
    public IgluSettings withMaxJsonDepth(int other) {
        return new IgluSettings(other, http, clock, pause);
    }
}
