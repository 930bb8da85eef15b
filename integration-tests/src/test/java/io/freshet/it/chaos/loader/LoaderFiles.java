package io.freshet.it.chaos.loader;

import io.freshet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the loaders are configured with. */
final class LoaderFiles {

    private LoaderFiles() {}

    /** The resolver: a folder of the run's own schemas. */
    static Path resolver(Path directory) throws IOException {
        var schemas = directory.resolve("schemas");
        ChaosEvents.writeSchemas(schemas);
        return Files.writeString(
                directory.resolve("resolver.json"),
                """
                {"schema":"iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/1-0-1",
                "data":{"cacheSize":500,"repositories":[{"name":"chaos","priority":0,
                "vendorPrefixes":["com.acme"],"connection":{"folder":{"path":"%s"}}}]}}"""
                        .formatted(schemas));
    }

    /**
     * The configuration, the same for all loaders.
     *
     * @param more goes behind it, and wins
     */
    static Path config(Path directory, String brokers, String jdbcUrl, String more)
            throws IOException {
        return Files.writeString(
                directory.resolve("loader.hocon"),
                """
                kafka.bootstrapServers = "%s"
                postgres {
                  url = "%s"
                  user = "%s"
                  password = "%s"
                }
                admin.enabled = false
                """
                                .formatted(
                                        brokers,
                                        jdbcUrl,
                                        EmbeddedPostgres.USER,
                                        EmbeddedPostgres.PASSWORD)
                        + more);
    }
}
