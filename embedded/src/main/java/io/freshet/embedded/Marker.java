package io.freshet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * An empty file that says that a directory was prepared to the end. A preparation that was killed
 * half-way leaves no marker; it held nothing yet and is begun anew.
 */
record Marker(Path file) {

    boolean exists() {
        return Files.exists(file);
    }

    void set() throws IOException {
        Files.createFile(file);
    }

    /** Deletes a directory and all in it; does nothing where there is none. */
    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
