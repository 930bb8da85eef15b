package io.freshet.cli.doctor.schema;

import io.freshet.cli.doctor.schema.SchemaFacts.RegistryFacts;
import io.freshet.cli.doctor.schema.SchemaFacts.State;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.IgluSettings;
import io.freshet.iglu.registry.HttpRetry;
import io.freshet.iglu.registry.HttpSettings;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks each registry of a resolver.json by itself. */
final class RegistryProbe {

    /** For somebody who waits in front of a terminal. */
    static final IgluSettings SETTINGS =
            IgluSettings.DEFAULT.withHttp(
                    new HttpSettings(
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(5),
                            HttpSettings.DEFAULT.maxBytes(),
                            new HttpRetry(1, Duration.ofMillis(200), Duration.ofSeconds(1))));

    /** Nobody has it: "not found" is an answer. */
    private static final SchemaKey QUESTION =
            SchemaKey.of("iglu:io.freshet/are_you_there/jsonschema/1-0-0");

    private RegistryProbe() {}

    static List<RegistryFacts> look(@Nullable Path resolver) {
        if (resolver == null) {
            return List.of();
        }
        try {
            var config = ResolverConfig.decode(Json.parse(Files.readAllBytes(resolver))).config();
            return config == null
                    ? List.of()
                    : config.repositories().stream().map(RegistryProbe::look).toList();
        } catch (IOException | InvalidJson e) {
            return List.of(); // told where the resolver is made
        }
    }

    private static RegistryFacts look(Repository repository) {
        var place = place(repository.connection());
        if (repository.connection() instanceof Connection.Folder folder
                && !Files.isDirectory(folder.path())) {
            return new RegistryFacts(
                    repository.name(), place, State.AWAY, "there is no such folder");
        }
        var alone = new ResolverConfig(0, null, List.of(repository));
        var client = IgluClients.create(alone, SETTINGS);
        var unused = client.lookup(QUESTION);
        for (var activity : client.registries()) {
            if (!activity.name().equals(repository.name())) {
                continue;
            }
            var outage = activity.outage();
            if (outage.isPresent()) {
                return new RegistryFacts(
                        repository.name(), place, State.AWAY, outage.get().reason());
            }
            if (activity.refused() > 0) {
                return new RegistryFacts(
                        repository.name(), place, State.REFUSES, "the question is not allowed");
            }
        }
        return new RegistryFacts(repository.name(), place, State.ANSWERS, "");
    }

    private static String place(Connection connection) {
        if (connection instanceof Connection.Http http) {
            return http.uri().toString();
        }
        return connection instanceof Connection.Folder folder
                ? folder.path().toString()
                : "class path " + ((Connection.Embedded) connection).path();
    }
}
