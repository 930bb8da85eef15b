package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schemas on the class path, at {@code <path>/schemas/vendor/name/format/version}. {@code
 * /iglu-schemas} is the set that ships with Freshet.
 */
public final class EmbeddedRegistry implements Registry {

    private final String base;

    /**
     * @param path a class-path directory, with or without slashes around it
     */
    public EmbeddedRegistry(String path) {
        var trimmed = path.replaceAll("^/+|/+$", "");
        base = trimmed.isEmpty() ? "schemas/" : trimmed + "/schemas/";
    }

    @Override
    public Answer<JsonNode> schema(SchemaKey key) {
        var resource = resource(key.toPath());
        if (resource == null) {
            return Answer.notFound();
        }
        try (var in = resource.openStream()) {
            return new Answer.Found<>(Json.parse(in.readAllBytes()));
        } catch (InvalidJson e) {
            return new Answer.Failed<>(RegistryError.notJson(e));
        } catch (IOException e) {
            return new Answer.Failed<>(RegistryError.unreadable(e.getClass().getSimpleName()));
        }
    }

    @Override
    public Answer<List<SchemaKey>> list(String vendor, String name, int model) {
        var directory = resource(vendor + "/" + name + "/" + SchemaList.FORMAT);
        if (directory == null) {
            return Answer.notFound();
        }
        try (var files = Files.list(toPath(directory))) {
            return SchemaList.ofFileNames(
                    files.map(file -> file.getFileName().toString().replace("/", "")),
                    vendor,
                    name,
                    model);
        } catch (IOException | URISyntaxException e) {
            return new Answer.Failed<>(RegistryError.unreadable(e.getClass().getSimpleName()));
        }
    }

    @Override
    public List<SchemaKey> known() {
        var directory = resource("");
        try {
            return directory == null ? List.of() : SchemaFiles.below(toPath(directory));
        } catch (IOException | URISyntaxException e) {
            return List.of();
        }
    }

    @Override
    public Distance distance() {
        return Distance.LOCAL;
    }

    private @Nullable URL resource(String relative) {
        // a vendor may legally be "..": a name never leads out of the directory
        if (relative.contains("..")) {
            return null;
        }
        var ours = EmbeddedRegistry.class.getClassLoader().getResource(base + relative);
        var context = Thread.currentThread().getContextClassLoader();
        return ours != null || context == null ? ours : context.getResource(base + relative);
    }

    private static Path toPath(URL directory) throws IOException, URISyntaxException {
        var uri = directory.toURI();
        if (uri.getScheme().equals("jar")) {
            openJar(uri);
        }
        return Path.of(uri);
    }

    // the file system of a jar stays open: the class loader holds the same jar for the process's
    // life
    @SuppressWarnings("resource")
    private static void openJar(java.net.URI uri) throws IOException {
        try {
            FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException notYet) {
            try {
                FileSystems.newFileSystem(uri, Map.of());
            } catch (FileSystemAlreadyExistsException raced) {
                // another thread was first; its file system serves as well
            }
        }
    }
}
