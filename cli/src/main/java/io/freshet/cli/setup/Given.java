package io.freshet.cli.setup;

import io.freshet.runtime.config.Loaded;

/**
 * One component's settings.
 *
 * @param place where they stand, for people
 * @param loaded what was read
 * @param <C> the component's configuration record
 */
public record Given<C>(String place, Loaded<C> loaded) {

    /** The settings. */
    public C config() {
        return loaded.config();
    }
}
