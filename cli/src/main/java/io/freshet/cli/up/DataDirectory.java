package io.freshet.cli.up;

import io.freshet.runtime.files.HeldDirectory;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that keeps everything between two runs, held by one process at a time. */
final class DataDirectory implements AutoCloseable {

    private final HeldDirectory held;

    private DataDirectory(HeldDirectory held) {
        this.held = held;
    }

    /**
     * Makes the folder where there is none and takes hold of it.
     *
     * @throws StartFailure when another process holds it (F6009) or it cannot be written (F6008)
     */
    static DataDirectory open(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        try {
            return new DataDirectory(HeldDirectory.hold(root, pid -> inUse(root, pid)));
        } catch (IOException e) {
            throw new StartFailure(
                    ExitCode.BAD_CONFIGURATION,
                    new Problem(
                            "F6008",
                            "the data directory cannot be used",
                            root.toString(),
                            Files.isRegularFile(root) ? "it is a file" : e.toString(),
                            "give one that this user may write with --data-dir"),
                    e);
        }
    }

    /** The broker's part. */
    Path kafka() {
        return held.path().resolve("kafka");
    }

    /** The database's part. */
    Path postgres() {
        return held.path().resolve("postgres");
    }

    /** The collector's part. */
    Path spool() {
        return held.path().resolve("collector");
    }

    /** The stream processors' part. */
    Path streams() {
        return held.path().resolve("streams");
    }

    @Override
    public void close() {
        held.close();
    }

    private static StartFailure inUse(Path root, @Nullable String pid) {
        return new StartFailure(
                ExitCode.REFUSED,
                new Problem(
                        "F6009",
                        "another freshet uses this data directory",
                        root.toString(),
                        pid == null ? null : "process " + pid + " holds it",
                        "stop that process, or give another directory with --data-dir"),
                null);
    }
}
