package io.freshet.it.docs;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of commands marked {@code sh} in a Markdown page. It is run by a test, unless the line
 * above it is a comment {@code <!-- not run: reason -->}. A block marked {@code json prints} or
 * {@code text prints} that follows shows what the commands print, or a part of it.
 *
 * @param page where it stands, relative to the repository
 * @param commands its lines
 * @param reason why it is not run; null where it is
 * @param output what they print, white space aside; null where the page does not say
 */
record ShellBlock(Path page, String commands, @Nullable String reason, @Nullable String output) {

    private static final Set<String> NOT_OURS =
            Set.of("node_modules", "target", ".git", ".freshet");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?:<!-- not run: ([^\\n]+) -->\\n)?^```sh\\n(.*?)^```$"
                            + "(?:\\n+(?:[^`\\n][^\\n]*\\n+)?^```(?:json|text) prints\\n(.*?)^```$)?",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /** All blocks, the README's first. */
    static List<ShellBlock> all() throws IOException {
        var pages = new ArrayList<Path>();
        Files.walkFileTree(TestData.root(), new PageFinder(pages));
        pages.sort(null);
        var readme = TestData.root().resolve("README.md");
        pages.remove(readme);
        pages.add(0, readme);
        return pages.stream().flatMap(page -> in(page).stream()).toList();
    }

    @Override
    public String toString() {
        return page + ": " + commands.lines().findFirst().orElse("");
    }

    private static List<ShellBlock> in(Path page) {
        return BLOCK.matcher(Pages.text(page))
                .results()
                .map(
                        block ->
                                new ShellBlock(
                                        TestData.root().relativize(page),
                                        block.group(2),
                                        block.group(1),
                                        block.group(3)))
                .toList();
    }

    private static final class PageFinder extends SimpleFileVisitor<Path> {

        private final List<Path> pages;

        PageFinder(List<Path> pages) {
            this.pages = pages;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
                pages.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
