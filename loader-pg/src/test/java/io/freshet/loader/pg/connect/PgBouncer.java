package io.freshet.loader.pg.connect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real pgbouncer, the program of this machine, that gives out sessions for single transactions
 * and knows nothing of JDBC. Tests are skipped where there is none, unless {@code
 * FRESHET_REQUIRE_PGBOUNCER} is 1.
 */
public final class PgBouncer implements AutoCloseable {

    private static final List<String> FOLDERS =
            List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");
    private static final int START_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final int port;

    private PgBouncer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Whether there is one; where there must be, its absence is an error. */
    public static boolean isThere() {
        boolean isThere = program().isPresent();
        if (!isThere && "1".equals(System.getenv("FRESHET_REQUIRE_PGBOUNCER"))) {
            throw new AssertionError("FRESHET_REQUIRE_PGBOUNCER=1, but there is no pgbouncer");
        }
        return isThere;
    }

    /**
     * Starts one.
     *
     * @param serverPort where the database listens on loopback
     * @param sessions how many it keeps open
     */
    public static PgBouncer start(
            int serverPort, String database, String user, String password, int sessions) {
        assumeTrue(isThere(), "needs pgbouncer");
        try {
            var directory = Files.createDirectories(Path.of("target", "test-postgres"));
            var root = Files.createTempDirectory(directory.toAbsolutePath(), "pgbouncer");
            Files.writeString(
                    root.resolve("users.txt"), "\"%s\" \"%s\"\n".formatted(user, password));
            int port = freePort();
            Files.writeString(
                    root.resolve("pgbouncer.ini"),
                    """
                    [databases]
                    %s = host=127.0.0.1 port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = scram-sha-256
                    auth_file = %s
                    pool_mode = transaction
                    default_pool_size = %d
                    """
                            .formatted(
                                    database,
                                    serverPort,
                                    port,
                                    root.resolve("users.txt"),
                                    sessions));
            var log = root.resolve("log");
            var command = new ArrayList<String>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U")); // it refuses to run as root
            }
            command.add(program().orElseThrow().toString());
            command.add(root.resolve("pgbouncer.ini").toString());
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var started = new PgBouncer(process, log, port);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The port on loopback. */
    public int port() {
        return port;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < until && process.isAlive()) {
            try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (probe.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new AssertionError("pgbouncer does not start: " + Files.readString(log));
    }

    private static Optional<Path> program() {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
