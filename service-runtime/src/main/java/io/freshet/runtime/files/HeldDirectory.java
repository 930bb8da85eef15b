package io.freshet.runtime.files;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A folder that one process at a time holds and only its owner may read, because events are
 * personal data. The lock goes with the process, however it ends.
 *
 * @param path absolute
 * @param lock the open file {@code lock} in it
 */
public record HeldDirectory(Path path, FileChannel lock) implements AutoCloseable {

    private static final String OWNER_ONLY = "rwx------";

    /**
     * Makes the folder where there is none and takes hold of it.
     *
     * @param inUse what to throw when another holds it, given its process id, if that is known
     * @throws IOException when the folder cannot be made or written
     */
    public static HeldDirectory hold(Path folder, Function<@Nullable String, StartFailure> inUse)
            throws IOException {
        var root = folder.toAbsolutePath().normalize();
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(OWNER_ONLY));
        var file = root.resolve("lock");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            var self = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.UTF_8)));
            return new HeldDirectory(root, channel);
        }
        channel.close();
        var holder = Files.readString(file);
        throw inUse.apply(holder.isBlank() ? null : holder);
    }

    /** Lets go of it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // the end of the process lets go of it too
            return;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
