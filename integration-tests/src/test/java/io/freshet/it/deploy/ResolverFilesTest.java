package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverFilesTest {

    @ParameterizedTest
    @CsvSource({"ENRICHER, --iglu-config", "LOADER_PG, --resolver"})
    void composeAsksOwnSchemasThenTheMountedFolderThenIgluCentral(
            Component component, String option) throws Exception {
        var service = ComposeFileTest.service(component.command());
        var file = CommandLines.option(service.at("command").texts(), option);
        var resolver = decode(ComposeFileTest.mountedFile(service, file));

        assertThat(connections(resolver))
                .containsExactly(
                        Connection.Embedded.class, Connection.Folder.class, Connection.Http.class);
        assertThat(folders(resolver))
                .allSatisfy(
                        folder ->
                                assertThat(service.at("volumes").texts())
                                        .anyMatch(volume -> volume.endsWith(folder + ":ro")));
    }

    @ParameterizedTest
    @CsvSource({"ENRICHER, --iglu-config", "LOADER_PG, --resolver"})
    void kubernetesAsksOwnSchemasThenIgluCentral(Component component, String option)
            throws Exception {
        var manifests = Manifests.of(component);
        var file = CommandLines.option(manifests.container().at("args").texts(), option);

        assertThat(connections(decode(manifests.mountedFile(file))))
                .containsExactly(Connection.Embedded.class, Connection.Http.class);
    }

    private static ResolverConfig decode(String json) throws Exception {
        var decoded = ResolverConfig.decode(Json.parse(json));
        assertThat(decoded.problems()).isEmpty();
        return Objects.requireNonNull(decoded.config());
    }

    private static List<Class<?>> connections(ResolverConfig resolver) {
        return resolver.repositories().stream()
                .<Class<?>>map(repository -> repository.connection().getClass())
                .toList();
    }

    private static List<String> folders(ResolverConfig resolver) {
        return resolver.repositories().stream()
                .flatMap(
                        repository ->
                                repository.connection() instanceof Connection.Folder folder
                                        ? Stream.of(folder.path().toString())
                                        : Stream.empty())
                .toList();
    }
}
