package io.freshet.it.chaos;

import java.nio.file.Path;

/**
 * How a run is set up.
 *
 * @param directory for data and logs, empty
 * @param perSecond new requests
 * @param mostConnections of the senders at a time
 * @param moreConfig added to the collector's configuration
 */
record ChaosSettings(Path directory, int perSecond, int mostConnections, String moreConfig) {}
