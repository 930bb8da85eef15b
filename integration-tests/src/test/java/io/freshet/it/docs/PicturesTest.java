package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation: each is shown somewhere, and each that is shown is there. */
class PicturesTest {

    private static final Path DOCS = TestData.root().resolve("docs");
    private static final Pattern SHOWN = Pattern.compile("!\\[[^\\]]{10,}]\\(([^)]+)\\)");
    private static final long LARGEST_BYTES = 120_000;
    private static final long ALL_BYTES = 1_500_000;

    @Test
    void eachPictureIsShownWithWordsForThoseWhoDoNotSeeIt() throws IOException {
        var shown = new TreeSet<Path>();
        try (var pages = Files.walk(DOCS)) {
            for (var page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                SHOWN.matcher(Files.readString(page))
                        .results()
                        .map(link -> page.resolveSibling(link.group(1)).normalize())
                        .forEach(shown::add);
            }
        }

        try (var pictures = pictures()) {
            assertThat(shown).containsAll(pictures.toList());
        }
        assertThat(shown).allMatch(Files::exists);
    }

    @Test
    void picturesAreSmall() throws IOException {
        try (var pictures = pictures()) {
            var sizes = pictures.map(picture -> picture.toFile().length()).toList();

            assertThat(sizes).isNotEmpty().allMatch(bytes -> bytes < LARGEST_BYTES);
            assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isLessThan(ALL_BYTES);
        }
    }

    private static Stream<Path> pictures() throws IOException {
        return Files.walk(DOCS.resolve("images")).filter(Files::isRegularFile);
    }
}
