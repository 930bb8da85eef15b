package io.freshet.enricher.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where downloads lie: a temporary folder of its own, which is gone when the process is. */
final class AssetDirectory implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(AssetDirectory.class);

    private final Path path;
    private final Thread cleaner = new Thread(this::delete, "assets-cleaner");

    private AssetDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes one, in {@code java.io.tmpdir}.
     *
     * @throws IllegalArgumentException when that cannot be written to
     */
    static AssetDirectory create() {
        try {
            var directory = new AssetDirectory(Files.createTempDirectory("freshet-assets-"));
            // A start may be refused after some assets were fetched.
            Runtime.getRuntime().addShutdownHook(directory.cleaner);
            return directory;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "assets cannot be stored: "
                            + AssetException.said(e)
                            + ". Give the process a folder that it may write to, with"
                            + " -Djava.io.tmpdir=<folder>.",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException alreadyShuttingDown) {
            LOGGER.atDebug().log("the process is ending already");
        }
    }

    private void delete() {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (var left = Files.walk(path)) {
            for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOGGER.atDebug().setCause(e).log("temporary files are left behind");
        }
    }
}
