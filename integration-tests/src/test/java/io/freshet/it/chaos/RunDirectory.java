package io.freshet.it.chaos;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a run keeps data and logs: below the module's target directory, until the next run. */
public final class RunDirectory {

    private RunDirectory() {}

    /**
     * The directory of a run, without what the run before left there.
     *
     * @param name of the kind of run
     */
    public static Path empty(String name) throws IOException {
        var directory = TestData.root().resolve("integration-tests/target").resolve(name);
        if (Files.exists(directory)) {
            try (var tree = Files.walk(directory)) {
                for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }
}
