package io.freshet.enricher.enrichment.sql;

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
import java.util.stream.Stream;

/**
 * A real MariaDB, the program of this machine, with a user {@code reader}. Tests are skipped where
 * there is none, unless {@code FRESHET_REQUIRE_MYSQL} is 1.
 */
final class MySqlServer implements AutoCloseable {

    static final String PASSWORD = "p&w?#'d";

    private static final List<String> FOLDERS =
            List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin");
    private static final int START_SECONDS = 60;

    private final Process process;
    private final Path folder;
    private final int port;

    private MySqlServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static MySqlServer start(String... statements) throws IOException, InterruptedException {
        var server = program("mariadbd");
        var installer = program("mariadb-install-db");
        boolean isThere = server.isPresent() && installer.isPresent();
        if (!isThere && "1".equals(System.getenv("FRESHET_REQUIRE_MYSQL"))) {
            throw new AssertionError("FRESHET_REQUIRE_MYSQL=1, but there is no mariadb-server");
        }
        assumeTrue(isThere, "needs mariadbd and mariadb-install-db");
        var folder = Files.createTempDirectory("freshet-mariadb");
        var user = System.getProperty("user.name");
        run(
                folder,
                installer.orElseThrow().toString(),
                "--no-defaults",
                "--user=" + user,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--datadir=" + folder.resolve("data"));
        var setup = new ArrayList<>(List.of(statements));
        setup.add(0, "set names utf8mb4");
        setup.add(1, "create database shop character set utf8mb4");
        setup.add(2, "create user reader identified by '" + PASSWORD.replace("'", "''") + "'");
        setup.add(3, "grant all on shop.* to reader");
        setup.add(4, "use shop");
        var init = folder.resolve("init.sql");
        Files.writeString(init, String.join(";\n", setup) + ";\n");
        int port = freePort();
        var process =
                new ProcessBuilder(
                                server.orElseThrow().toString(),
                                "--no-defaults",
                                "--user=" + user,
                                "--datadir=" + folder.resolve("data"),
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--socket=" + folder.resolve("s"),
                                "--pid-file=" + folder.resolve("pid"),
                                "--skip-name-resolve",
                                "--init-file=" + init)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        var running = new MySqlServer(process, folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        running.awaitReady();
        return running;
    }

    int port() {
        return port;
    }

    /** The init file is through when the server listens. */
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
        throw new AssertionError(
                "MariaDB does not start: " + Files.readString(folder.resolve("log")));
    }

    private static void run(Path folder, String... command)
            throws IOException, InterruptedException {
        var log = folder.resolve("install.log");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(Files.readString(log));
        }
    }

    private static Optional<Path> program(String name) {
        var folders = new ArrayList<>(FOLDERS);
        folders.addAll(List.of(System.getenv().getOrDefault("PATH", "").split(":")));
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
