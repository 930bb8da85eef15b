package io.freshet.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not say about our sources. */
class SourcesTest {

    private static final int MOST_LINES = 400;

    @Test
    void filesStaySmall() {
        assertThat(mainSources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void everyPackageSaysWhatItIsAndMindsNulls() {
        assertThat(mainSources().stream().map(Path::getParent).distinct())
                .allSatisfy(
                        folder ->
                                assertThat(String.join("\n", lines(packageInfo(folder))))
                                        .startsWith("/**")
                                        .contains("@NullMarked"));
    }

    private static Path packageInfo(Path folder) {
        var file = folder.resolve("package-info.java");
        assertThat(file).exists();
        return file;
    }

    private static List<Path> mainSources() {
        return modules()
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(SourcesTest::javaFiles)
                .toList();
    }

    private static Stream<Path> modules() {
        try (var folders = Files.list(TestData.root())) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
