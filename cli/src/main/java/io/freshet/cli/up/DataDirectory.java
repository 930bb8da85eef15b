package io.freshet.cli.up;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that keeps everything between two runs, held by one process at a time and readable by
 * its owner only, because events are personal data. The lock goes with the process, however it
 * ends.
 */
final class DataDirectory implements AutoCloseable {

    private static final String OWNER_ONLY = "rwx------";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none and takes hold of it.
     *
     * @throws StartFailure when another process holds it (F6009) or it cannot be written (F6008)
     */
    static DataDirectory open(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(OWNER_ONLY));
            return new DataDirectory(root, lock(root));
        } catch (IOException e) {
            throw new StartFailure(
                    ExitCode.BAD_CONFIGURATION,
                    new Problem(
                            "F6008",
                            "the data directory cannot be used",
                            root.toString(),
                            e.toString(),
                            "give one that this user may write with --data-dir"),
                    e);
        }
    }

    /** The broker's part. */
    Path kafka() {
        return root.resolve("kafka");
    }

    /** The database's part. */
    Path postgres() {
        return root.resolve("postgres");
    }

    /** The collector's part. */
    Path spool() {
        return root.resolve("collector");
    }

    /** The stream processors' part. */
    Path streams() {
        return root.resolve("streams");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the end of the process lets go of it too
            return;
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        var file = root.resolve("lock");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                var self = Long.toString(ProcessHandle.current().pid());
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.UTF_8)));
                return channel;
            }
        } catch (OverlappingFileLockException thisProcess) {
            // said below
        }
        channel.close();
        throw inUse(root, Files.readString(file));
    }

    private static StartFailure inUse(Path root, String pid) {
        return new StartFailure(
                ExitCode.REFUSED,
                new Problem(
                        "F6009",
                        "another freshet uses this data directory",
                        root.toString(),
                        pid.isBlank() ? null : "process " + pid + " holds it",
                        "stop that process, or give another directory with --data-dir"),
                null);
    }
}
