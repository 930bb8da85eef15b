package io.freshet.it.process;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Makes a copy of the repository in which nothing was ever built: of what the image's build sees,
 * so that what builds there builds in a container, too.
 */
public final class FreshClone {

    private static final String ANYWHERE = "**/";

    private FreshClone() {}

    /** Copies the sources into a folder that does not exist yet. */
    public static void into(Path folder) throws IOException {
        var root = TestData.root();
        var leftOut =
                Files.readString(root.resolve(".dockerignore"))
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        copy(root, folder, leftOut);
    }

    /** Adds one more file or folder of the repository. */
    public static void add(String path, Path folder) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        copy(TestData.root().resolve(path), folder.resolve(path), List.of());
    }

    private static void copy(Path source, Path target, List<String> leftOut) throws IOException {
        Files.walkFileTree(
                source,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        if (isLeftOut(source.relativize(folder), leftOut)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(target.resolve(source.relativize(folder)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (!isLeftOut(source.relativize(file), leftOut)) {
                            Files.copy(file, target.resolve(source.relativize(file)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** A pattern is a path, or a name wherever it stands; ours are no others. */
    private static boolean isLeftOut(Path path, List<String> patterns) {
        return patterns.stream()
                .anyMatch(
                        pattern ->
                                pattern.startsWith(ANYWHERE)
                                        ? path.endsWith(pattern.substring(ANYWHERE.length()))
                                        : path.equals(Path.of(pattern)));
    }
}
