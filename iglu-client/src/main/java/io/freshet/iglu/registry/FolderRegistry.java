package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Schemas in a folder: {@code vendor/name/format/version}, with or without a leading {@code
 * schemas/}. Files may come, change and go while the process runs.
 *
 * @param root the folder
 */
public record FolderRegistry(Path root) implements Registry {

    @Override
    public Answer<JsonNode> schema(SchemaKey key) {
        try {
            return new Answer.Found<>(Json.parse(Files.readAllBytes(path(key.toPath()))));
        } catch (InvalidJson e) {
            return new Answer.Failed<>(RegistryError.notJson(e));
        } catch (NoSuchFileException | NotDirectoryException | InvalidPathException e) {
            return Answer.notFound();
        } catch (IOException e) {
            return new Answer.Failed<>(unreadable(key.toPath(), e));
        }
    }

    @Override
    public Answer<List<SchemaKey>> list(String vendor, String name, int model) {
        var folder = vendor + "/" + name + "/" + SchemaList.FORMAT;
        try (var files = Files.list(path(folder))) {
            return SchemaList.ofFileNames(
                    files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()),
                    vendor,
                    name,
                    model);
        } catch (NoSuchFileException | NotDirectoryException | InvalidPathException e) {
            return Answer.notFound();
        } catch (IOException e) {
            return new Answer.Failed<>(unreadable(folder, e));
        }
    }

    @Override
    public List<SchemaKey> known() {
        return SchemaFiles.below(base());
    }

    @Override
    public Distance distance() {
        return Distance.LOCAL;
    }

    @Override
    public boolean isWatched() {
        return true;
    }

    /** Time and size of the file, or "absent". */
    @Override
    public String stamp(SchemaKey key) {
        return stampOf(key.toPath());
    }

    /** Time and size of the directory, which change when a file is added or removed. */
    @Override
    public String listStamp(String vendor, String name, int model) {
        return stampOf(vendor + "/" + name + "/" + SchemaList.FORMAT);
    }

    private String stampOf(String relative) {
        try {
            var file = path(relative);
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException | InvalidPathException e) {
            return "absent";
        }
    }

    // a vendor may legally be "..": a name never leads out of the folder
    private Path path(String relative) {
        var base = base();
        var path = base.resolve(relative).normalize();
        if (!path.startsWith(base.normalize())) {
            throw new InvalidPathException(relative, "leads out of the registry");
        }
        return path;
    }

    private Path base() {
        var schemas = root.resolve("schemas");
        return Files.isDirectory(schemas) ? schemas : root;
    }

    private static RegistryError unreadable(String relative, IOException e) {
        return RegistryError.unreadable(
                "reading " + relative + ": " + e.getClass().getSimpleName());
    }
}
