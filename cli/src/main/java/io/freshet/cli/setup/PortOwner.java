package io.freshet.cli.setup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds who listens on a TCP port, on systems with a {@code /proc}; elsewhere, and for processes of
 * other users, nobody is found.
 */
public final class PortOwner {

    private static final String LISTENING = "0A";

    private final Path proc;

    /** Of a machine whose processes are listed there. */
    public PortOwner(Path proc) {
        this.proc = proc;
    }

    /** Of this machine. */
    public static PortOwner ofThisMachine() {
        return new PortOwner(Path.of("/proc"));
    }

    /** The process that listens on a port. */
    public OptionalLong find(int port) {
        try {
            for (var table : new String[] {"net/tcp", "net/tcp6"}) {
                var inode = inode(proc.resolve(table), port);
                if (inode != null) {
                    return holder("socket:[" + inode + "]");
                }
            }
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** A process for people, such as {@code process 4711 (java)}. */
    public static String named(long pid) {
        var program =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .map(command -> " (" + Path.of(command).getFileName() + ")");
        return "process " + pid + program.orElse("");
    }

    /** Lines of the table: number, local address and port in hex, remote, state, …, inode tenth. */
    private static @Nullable String inode(Path table, int port) throws IOException {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        for (var line : Files.readAllLines(table)) {
            var columns = line.trim().split("\\s+");
            if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                return columns[9];
            }
        }
        return null;
    }

    private OptionalLong holder(String socket) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process, socket)) {
                    return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
            return false;
        }
        return false;
    }
}
