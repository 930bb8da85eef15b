package io.freshet.iglu;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.EmbeddedRegistry;
import io.freshet.iglu.registry.FolderRegistry;
import io.freshet.iglu.registry.HttpRegistry;
import io.freshet.iglu.registry.LimitedRegistry;
import io.freshet.iglu.registry.Registry;
import io.freshet.iglu.registry.StaticRegistry;
import io.freshet.iglu.resolver.RankedRegistry;
import io.freshet.iglu.resolver.Resolver;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.validation.SchemaValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes {@link IgluClient}s. */
public final class IgluClients {

    private static final String SHIPPED = "/iglu-schemas";

    /** What every client knows, also without any registry configured. */
    private static final RankedRegistry HIDDEN =
            new RankedRegistry(
                    "Iglu Client Embedded",
                    0,
                    List.of(),
                    new LimitedRegistry(
                            new EmbeddedRegistry(SHIPPED),
                            Set.of(
                                    SchemaKey.of(
                                            "iglu:com.snowplowanalytics.self-desc/instance-iglu-only/jsonschema/1-0-0"),
                                    resolverConfig("1-0-0"),
                                    resolverConfig("1-0-1"),
                                    resolverConfig("1-0-2"))));

    private IgluClients() {}

    /** A client for the registries of a resolver.json. */
    public static IgluClient create(ResolverConfig config) {
        return create(config, IgluSettings.DEFAULT);
    }

    /** A client for the registries of a resolver.json. */
    public static IgluClient create(ResolverConfig config, IgluSettings settings) {
        var registries = new ArrayList<RankedRegistry>();
        registries.add(HIDDEN);
        for (var one : config.repositories()) {
            registries.add(
                    new RankedRegistry(
                            one.name(),
                            one.priority(),
                            one.vendorPrefixes(),
                            registry(one.connection(), settings)));
        }
        return client(registries, config, settings);
    }

    /** A client that knows the schemas that ship with Freshet, and no others. */
    public static IgluClient shipped() {
        return shipped(IgluSettings.DEFAULT);
    }

    /** A client that knows the schemas that ship with Freshet, and no others. */
    public static IgluClient shipped(IgluSettings settings) {
        return create(
                new ResolverConfig(
                        500,
                        null,
                        List.of(
                                new ResolverConfig.Repository(
                                        "Freshet",
                                        0,
                                        List.of(),
                                        new Connection.Embedded(SHIPPED)))),
                settings);
    }

    /** A client that knows these schemas, and no others. */
    public static IgluClient inMemory(Map<SchemaKey, JsonNode> schemas) {
        var registry = new RankedRegistry("In memory", 0, List.of(), new StaticRegistry(schemas));
        return client(
                List.of(HIDDEN, registry),
                new ResolverConfig(schemas.size() + 100, null, List.of()),
                IgluSettings.DEFAULT);
    }

    private static IgluClient client(
            List<RankedRegistry> registries, ResolverConfig config, IgluSettings settings) {
        return new CachingIgluClient(
                new Resolver(
                        registries,
                        config.cacheSize(),
                        config.cacheTtl(),
                        settings.maxBackoff(),
                        settings.clock()),
                new SchemaValidator(settings.maxJsonDepth(), config.cacheSize()));
    }

    private static Registry registry(Connection connection, IgluSettings settings) {
        if (connection instanceof Connection.Embedded embedded) {
            return new EmbeddedRegistry(embedded.path());
        }
        if (connection instanceof Connection.Folder folder) {
            return new FolderRegistry(folder.path());
        }
        var http = (Connection.Http) connection;
        return new HttpRegistry(http.uri(), http.apikey(), settings.http(), settings.pause());
    }

    private static SchemaKey resolverConfig(String version) {
        return SchemaKey.of(
                "iglu:com.snowplowanalytics.iglu/resolver-config/jsonschema/" + version);
    }
}
