package io.freshet.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds recorded cases. What we may ship lies in this module's {@code data/} folder; what carries
 * other projects' data is read from a folder beside the repository and may be absent, in which case
 * a test says so and is skipped.
 */
public final class TestData {

    private TestData() {}

    /** A file or folder below {@code test-vectors/data}, e.g. {@code sdk/sdk-public.ndjson}. */
    public static Path path(String relative) {
        return root().resolve("test-vectors/data").resolve(relative);
    }

    /** The non-empty lines of a file below {@code test-vectors/data}. */
    public static List<String> lines(String relative) {
        return lines(path(relative));
    }

    /** The non-empty lines of any file. */
    public static List<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /**
     * Iglu Central's schemas: the folder that {@code FRESHET_IGLU_CENTRAL} names, else {@code
     * ../shared/iglu-central}; it holds {@code schemas/vendor/name/format/version}.
     */
    public static Optional<Path> igluCentral() {
        var named = System.getenv("FRESHET_IGLU_CENTRAL");
        return existing(named == null ? root().resolve("../shared/iglu-central") : Path.of(named));
    }

    /**
     * A file or folder of recorded cases that is not ours to ship: below the folder that {@code
     * FRESHET_VECTORS} names, else {@code ../shared/vectors}.
     */
    public static Optional<Path> external(String relative) {
        var named = System.getenv("FRESHET_VECTORS");
        var folder = named == null ? root().resolve("../shared/vectors") : Path.of(named);
        return existing(folder.resolve(relative));
    }

    /** The repository's root folder. */
    public static Path root() {
        return Path.of(System.getProperty("freshet.root", "..")).toAbsolutePath().normalize();
    }

    private static Optional<Path> existing(Path path) {
        return Files.exists(path) ? Optional.of(path.normalize()) : Optional.empty();
    }
}
