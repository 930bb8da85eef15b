package io.freshet.it.chaos.loader;

import java.nio.file.Path;

/**
 * How a run is set up.
 *
 * @param directory for data and logs, empty
 * @param events different events that are sent
 * @param perSecond how fast they are sent
 * @param repeatEvery every so many events one is sent once more; 0 for never
 * @param kills of a loader, by kill -9
 * @param restarts of the database
 * @param seed of the moments
 * @param moreConfig added to the loaders' configuration
 */
record LoaderChaosSettings(
        Path directory,
        int events,
        int perSecond,
        int repeatEvery,
        int kills,
        int restarts,
        long seed,
        String moreConfig) {}
