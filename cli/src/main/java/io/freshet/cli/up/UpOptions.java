package io.freshet.cli.up;

import io.freshet.cli.setup.PostgresTarget;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user asked {@code freshet up} for.
 *
 * @param dataDir what is kept between two runs
 * @param host address on which collector and demo site listen
 * @param adminHost address on which health and metrics listen
 * @param ports where everything listens
 * @param kafka brokers to use in place of the embedded one, {@code host:port,…}
 * @param postgres database to use in place of the embedded one
 * @param igluConfig a resolver.json; empty = the schemas that ship
 * @param enrichments a folder of enrichment configurations; empty = none
 */
record UpOptions(
        Path dataDir,
        String host,
        String adminHost,
        UpPorts ports,
        Optional<String> kafka,
        Optional<PostgresTarget> postgres,
        Optional<Path> igluConfig,
        Optional<Path> enrichments) {}
