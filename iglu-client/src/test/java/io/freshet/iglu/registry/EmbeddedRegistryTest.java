package io.freshet.iglu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRegistryTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-1");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/iglu-schemas", "iglu-schemas", "/iglu-schemas/"})
    void findsTheShippedSet(String path) {
        var key = SchemaKey.of("iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0");

        assertThat(new EmbeddedRegistry(path).schema(key)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void findsAndListsWhatIsInAJar() throws IOException {
        var jar = jar(List.of("1-0-0", "1-0-1", "2-0-0"));

        inContextOf(
                jar,
                () -> {
                    var registry = new EmbeddedRegistry("/mine");
                    assertThat(registry.schema(KEY)).isInstanceOf(Answer.Found.class);
                    // twice: the jar's file system is there the second time
                    for (var i = 0; i < 2; i++) {
                        var list = registry.list("com.acme", "thing", 1);
                        assertThat(list.<Integer>fold(List::size, error -> -1)).isEqualTo(2);
                    }
                });
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var registry = new EmbeddedRegistry("/iglu-schemas");

        assertThat(registry.schema(KEY)).isEqualTo(Answer.notFound());
        assertThat(registry.list("com.acme", "thing", 1)).isEqualTo(Answer.notFound());
        assertThat(registry.schema(SchemaKey.of("iglu:../a/b/1-0-0"))).isEqualTo(Answer.notFound());
    }

    private Path jar(List<String> versions) throws IOException {
        var jar = folder.resolve("mine.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            var directory = "mine/schemas/com.acme/thing/jsonschema/";
            zip.putNextEntry(new ZipEntry(directory));
            for (var version : versions) {
                zip.putNextEntry(new ZipEntry(directory + version));
                zip.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void inContextOf(Path jar, Runnable test) throws IOException {
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            test.run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
