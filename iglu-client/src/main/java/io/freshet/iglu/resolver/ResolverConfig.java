package io.freshet.iglu.resolver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A resolver.json: {@code iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/1-0-*}.
 *
 * @param cacheSize how many schemas are remembered; 0 or less: none
 * @param cacheTtl how long an answer is good, and a "not found" too; zero or less: nothing is
 *     remembered; null: for ever
 * @param repositories the registries in the order of the file, names unique
 */
public record ResolverConfig(
        int cacheSize, @Nullable Duration cacheTtl, List<Repository> repositories) {

    public ResolverConfig {
        repositories = List.copyOf(repositories);
    }

    /**
     * Reads a resolver.json.
     *
     * @return the configuration, or every problem that was found
     */
    public static Decoded decode(JsonNode json) {
        return new ResolverConfigDecoder().decode(json);
    }

    /**
     * What reading a resolver.json gave.
     *
     * @param config null where there are problems
     * @param problems each with the place it was found at; empty where there is a configuration
     */
    public record Decoded(@Nullable ResolverConfig config, List<String> problems) {

        public Decoded {
            problems = List.copyOf(problems);
        }
    }

    /**
     * One registry.
     *
     * @param name stands in error messages
     * @param priority smaller is asked earlier among registries of one class
     * @param vendorPrefixes the registry is asked first for vendors that begin with one of these
     * @param connection where it is
     */
    public record Repository(
            String name, int priority, List<String> vendorPrefixes, Connection connection) {

        public Repository {
            vendorPrefixes = List.copyOf(vendorPrefixes);
        }
    }

    /** Where a registry is. */
    public sealed interface Connection {

        /**
         * On the class path.
         *
         * @param path a directory that holds {@code schemas/}; {@code /iglu-schemas} is the shipped
         *     set
         */
        record Embedded(String path) implements Connection {}

        /**
         * In a folder on disk.
         *
         * @param path holds {@code vendor/name/format/version}, maybe below {@code schemas/}
         */
        record Folder(Path path) implements Connection {}

        /**
         * Behind HTTP.
         *
         * @param uri with scheme and host, without {@code /schemas}
         * @param apikey for private schemas; a secret
         */
        record Http(URI uri, @Nullable String apikey) implements Connection {
            @Override
            public String toString() {
                return "Http[uri=" + uri + (apikey == null ? "]" : ", apikey=***]");
            }
        }
    }
}
