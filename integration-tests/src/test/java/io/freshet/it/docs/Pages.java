package io.freshet.it.docs;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The documentation's pages, and the sources they speak of. */
final class Pages {

    private Pages() {}

    /** All pages below a folder of the repository. */
    static List<Path> in(String folder) {
        return find(TestData.root().resolve(folder), ".md");
    }

    static String text(String relative) {
        return text(TestData.root().resolve(relative));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** All Java that ships, in one text. */
    static String sources() {
        try (var modules = Files.list(TestData.root())) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> find(folder, ".java").stream())
                    .map(Pages::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("listing the modules", e);
        }
    }

    private static List<Path> find(Path folder, String suffix) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }
}
