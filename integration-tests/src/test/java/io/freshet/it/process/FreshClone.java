package io.freshet.it.process;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Makes a copy of the repository in which nothing was ever built. */
public final class FreshClone {

    private static final Set<String> MADE = Set.of("node_modules", "target", ".git", ".freshet");

    private FreshClone() {}

    /** Copies the sources into a folder that does not exist yet. */
    public static void into(Path folder) throws IOException {
        var root = TestData.root();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path source, BasicFileAttributes attributes) throws IOException {
                        if (MADE.contains(source.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(folder.resolve(root.relativize(source)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path source, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(source, folder.resolve(root.relativize(source)));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
