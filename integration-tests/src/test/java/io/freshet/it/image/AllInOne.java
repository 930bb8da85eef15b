package io.freshet.it.image;

import io.freshet.embedded.FreePorts;
import io.freshet.it.deploy.ComposeCommands;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The service {@code all-in-one} of the compose file, with the broker and the database that it can
 * bring itself.
 */
final class AllInOne implements AutoCloseable {

    /** Its name in the compose file. */
    static final String SERVICE = "all-in-one";

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final long STOP_SECONDS = 60;

    private final Container container;
    private final List<Integer> ports;
    private final Process process;

    private AllInOne(Container container, List<Integer> ports, Process process) {
        this.container = container;
        this.ports = ports;
        this.process = process;
    }

    /** Starts it and returns when it says that it is ready. */
    static AllInOne start(Container container, MountedFiles mounted) throws IOException {
        var ports = FreePorts.several(5);
        var line = mounted.mapped(ComposeCommands.ofOurImage().get(SERVICE));
        line.removeIf(part -> part.startsWith("--kafka=") || part.startsWith("--postgres="));
        line.replaceAll(part -> part.replace("=0.0.0.0", "=127.0.0.1"));
        line.replaceAll(part -> part.replace("=/data", "=" + container.data()));
        line.addAll(
                List.of(
                        "--collector-port=" + ports.get(0),
                        "--kafka-port=" + ports.get(1),
                        "--postgres-port=" + ports.get(2),
                        "--site-port=" + ports.get(3),
                        "--admin-port=" + ports.get(4)));
        var log = container.data().resolveSibling("all-in-one.log");
        var process =
                container
                        .entryPoint(line.toArray(new String[0]))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()))
                        .start();
        var running = new AllInOne(container, ports, process);
        Awaitility.await("ready")
                .atMost(START_PATIENCE)
                .until(() -> !process.isAlive() || isReady(log));
        if (!isReady(log)) {
            running.close();
            throw new IllegalStateException("it ended:\n" + Files.readString(log));
        }
        return running;
    }

    /** Sends three events by the image's own command. */
    Command.Ending send() throws IOException {
        return new Command(
                        container.entryPoint(
                                "send",
                                "--collector=http://127.0.0.1:" + ports.get(0),
                                "--kafka=127.0.0.1:" + ports.get(1),
                                "--postgres=postgresql://127.0.0.1:" + ports.get(2) + "/igludb"))
                .run();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(Path log) throws IOException {
        return Files.readString(log).contains("freshet is ready");
    }
}
