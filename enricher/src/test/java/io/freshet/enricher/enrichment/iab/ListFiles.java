package io.freshet.enricher.enrichment.iab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of lists for tests. */
final class ListFiles {

    private ListFiles() {}

    static Path of(Path folder, String... lines) throws IOException {
        var file = Files.createTempFile(folder, "list", ".txt");
        return Files.writeString(
                file, String.join("\r\n", lines) + "\r\n", StandardCharsets.ISO_8859_1);
    }
}
