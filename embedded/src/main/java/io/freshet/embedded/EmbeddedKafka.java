package io.freshet.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in this process: broker and controller in one node, on loopback, its data kept in
 * a directory. Acknowledged records survive the death of the process; they are not forced to disk
 * one by one, so that a power cut may take the last of them.
 *
 * <p>The server classes are not Kafka's public API. Nothing else in the project names them.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final long CLOSE_SECONDS = 20;

    private final KafkaRaftServer server;
    private final int port;
    private final Consumer<String> onFailure;

    private EmbeddedKafka(KafkaRaftServer server, int port, Consumer<String> onFailure) {
        this.server = server;
        this.port = port;
        this.onFailure = onFailure;
    }

    /**
     * Starts a broker and returns when it can be used.
     *
     * @param directory where its data is; made if absent, belongs to one broker at a time
     * @param port loopback port for clients
     * @param onFailure hears, at any time and on any thread, that the broker is beyond use; it may
     *     hear it more than once
     * @throws EmbeddedFailure when it does not start
     */
    public static EmbeddedKafka start(Path directory, int port, Consumer<String> onFailure) {
        return start(directory, port, null, onFailure);
    }

    /**
     * The same with listeners that ask who is there, and an authorizer.
     *
     * @param security its users are made when the directory is new
     */
    public static EmbeddedKafka start(
            Path directory, BrokerSecurity security, Consumer<String> onFailure) {
        return start(directory, FreePorts.one(), security, onFailure);
    }

    private static EmbeddedKafka start(
            Path directory,
            int port,
            @Nullable BrokerSecurity security,
            Consumer<String> onFailure) {
        BrokerExits.listen(onFailure);
        KafkaRaftServer server = null;
        try {
            var logDir = directory.toAbsolutePath().resolve("log");
            var users = security == null ? List.<String>of() : security.scramArguments();
            format(new Marker(directory.resolve("formatted")), logDir, users);
            StaleBroker.fence(logDir);
            var controllerPort = FreePorts.one();
            var properties = BrokerProperties.of(logDir, port, controllerPort);
            if (security != null) {
                security.applyTo(properties, controllerPort, port);
            }
            server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, port, onFailure);
        } catch (Exception e) { // Kafka declares none and throws many
            BrokerExits.forget(onFailure);
            if (server != null) {
                shutdown(server);
            }
            throw new EmbeddedFailure(
                    "the embedded broker does not start with " + directory + " and port " + port,
                    e);
        }
    }

    /**
     * {@code host:port} for clients; of a broker with security that of its own plain listener,
     * where everybody may do everything.
     */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker; gives up waiting for one that cannot stop any more. */
    @Override
    public void close() {
        BrokerExits.forget(onFailure);
        shutdown(server);
    }

    private static void format(Marker formatted, Path logDir, List<String> users) throws Exception {
        if (formatted.exists()) {
            return;
        }
        Marker.deleteTree(logDir);
        Files.createDirectories(logDir);
        try (var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logDir.toString())
                    .setMetadataLogDirectory(logDir.toString())
                    .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setScramArguments(users)
                    .run();
        }
        formatted.set();
    }

    private static void shutdown(KafkaRaftServer server) {
        var work = new FutureTask<Void>(server::shutdown, null);
        var thread = new Thread(work, "embedded-broker-stop");
        thread.setDaemon(true);
        thread.start();
        try {
            work.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOGGER.atWarn().addKeyValue("error", e.getCause()).log("broker stopped with an error");
        } catch (TimeoutException e) {
            LOGGER.atWarn().addKeyValue("seconds", CLOSE_SECONDS).log("broker does not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
