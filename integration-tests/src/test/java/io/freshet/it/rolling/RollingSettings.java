package io.freshet.it.rolling;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run is set up.
 *
 * @param directory for data and logs, empty
 * @param perSecond new requests
 * @param restarts how many of the two instances of each component are restarted
 * @param isStatic whether instances keep their place in the group while they are away
 * @param calm how long nothing happens before the first restart and after each
 * @param launcher starts the instances
 */
record RollingSettings(
        Path directory,
        int perSecond,
        int restarts,
        boolean isStatic,
        Duration calm,
        Launcher launcher) {}
