package io.freshet.iglu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderRegistryTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "schemas/"})
    void findsSchemasWithAndWithoutALeadingFolder(String leading) throws IOException {
        write(leading + "com.acme/thing/jsonschema/1-0-0", "{\"type\":\"object\"}");

        var answer = new FolderRegistry(folder).schema(KEY);

        assertThat(answer).isInstanceOf(Answer.Found.class);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var registry = new FolderRegistry(folder.resolve("none"));

        assertThat(registry.schema(KEY)).isEqualTo(Answer.notFound());
        assertThat(registry.list("com.acme", "thing", 1)).isEqualTo(Answer.notFound());
    }

    @Test
    void aFileThatIsNoJsonIsAnError() throws IOException {
        write("com.acme/thing/jsonschema/1-0-0", "{");

        var answer = new FolderRegistry(folder).schema(KEY);

        assertThat(answer)
                .isEqualTo(
                        new Answer.Failed<>(
                                RegistryError.unreadable("ParsingFailure: exhausted input")));
    }

    @Test
    void listsTheVersionsOfOneModelInOrder() throws IOException {
        for (var version : List.of("1-0-0", "1-0-10", "1-0-2", "1-1-0", "2-0-0", "readme.md")) {
            write("com.acme/thing/jsonschema/" + version, "{}");
        }

        var list = new FolderRegistry(folder).list("com.acme", "thing", 1);

        assertThat(
                        list.<List<String>>fold(
                                keys -> keys.stream().map(k -> k.version().toString()).toList(),
                                e -> List.of()))
                .containsExactly("1-0-0", "1-0-2", "1-0-10", "1-1-0");
    }

    @Test
    void aListWithoutItsFirstVersionIsNotFound() throws IOException {
        write("com.acme/thing/jsonschema/1-0-1", "{}");

        assertThat(new FolderRegistry(folder).list("com.acme", "thing", 1))
                .isEqualTo(Answer.notFound());
    }

    @Test
    void aNameNeverLeadsOutOfTheFolder() throws IOException {
        write("secret/jsonschema/1-0-0", "{}");
        var inner = new FolderRegistry(Files.createDirectories(folder.resolve("inner")));

        var answer = inner.schema(SchemaKey.of("iglu:../secret/jsonschema/1-0-0"));

        assertThat(answer).isEqualTo(Answer.notFound());
        assertThat(inner.list("..", "secret", 1)).isEqualTo(Answer.notFound());
    }

    @Test
    void theStampChangesWithTheFile() throws IOException {
        var registry = new FolderRegistry(folder);
        var before = registry.stamp(KEY);
        var file = write("com.acme/thing/jsonschema/1-0-0", "{}");
        var written = registry.stamp(KEY);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        var changed = registry.stamp(KEY);

        assertThat(List.of(before, written, changed)).doesNotHaveDuplicates();
        assertThat(registry.isWatched()).isTrue();
    }

    private Path write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
