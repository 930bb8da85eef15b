package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Schemas found by looking through a folder. */
final class SchemaFiles {

    /** {@code vendor/name/format/version}. */
    private static final int DEPTH = 4;

    private SchemaFiles() {}

    /** The schemas that the files below a folder stand for; other files are none. */
    static List<SchemaKey> below(Path base) {
        try (var files = Files.walk(base, DEPTH)) {
            return files.filter(file -> base.relativize(file).getNameCount() == DEPTH)
                    .map(file -> base.relativize(file).toString().replace('\\', '/'))
                    .flatMap(path -> SchemaKey.parse("iglu:" + path).key().stream())
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
