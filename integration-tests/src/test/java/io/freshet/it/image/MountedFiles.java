package io.freshet.it.image;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What compose mounts at {@code /etc/freshet}, in a folder that the image's user may read.
 *
 * @param folder stands for {@code /etc/freshet}
 */
record MountedFiles(Path folder) {

    private static final String MOUNTED_AT = "/etc/freshet";

    /** Tests ask nobody outside. */
    private static final String CENTRAL = "http://iglucentral.com";

    /** Copies {@code config/compose}; where a file names another, it names the copy. */
    static MountedFiles copy(Path folder) throws IOException {
        var source = TestData.root().resolve("config/compose");
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copy = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    var text = Files.readString(file);
                    Files.writeString(
                            copy,
                            text.replace(MOUNTED_AT, folder.toString())
                                    .replace(CENTRAL, "http://127.0.0.1:9"));
                }
            }
        }
        return new MountedFiles(folder);
    }

    /** A command line that names the copies. */
    List<String> mapped(List<String> line) {
        var mapped = new ArrayList<String>();
        line.forEach(part -> mapped.add(part.replace(MOUNTED_AT, folder.toString())));
        return mapped;
    }
}
