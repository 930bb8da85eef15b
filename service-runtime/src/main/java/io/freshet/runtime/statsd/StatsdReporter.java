package io.freshet.runtime.statsd;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a report every period from a thread of its own. A server that cannot be reached costs
 * nothing but the reports: they are not kept, and the log has one line for an outage.
 */
public final class StatsdReporter implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StatsdReporter.class);
    private static final long CLOSE_SECONDS = 2;

    private final StatsdSettings settings;
    private final Consumer<StatsdLines> series;
    private final DatagramSocket socket;
    private final ScheduledExecutorService clock;
    private boolean failing;

    private StatsdReporter(
            StatsdSettings settings, Consumer<StatsdLines> series, DatagramSocket socket) {
        this.settings = settings;
        this.series = series;
        this.socket = socket;
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var thread = new Thread(task, "statsd");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Begins to report.
     *
     * @param series writes what there is to tell since it was asked last; asked by one thread
     */
    public static StatsdReporter start(StatsdSettings settings, Consumer<StatsdLines> series) {
        DatagramSocket socket;
        try {
            socket = new DatagramSocket();
        } catch (IOException noSocket) {
            throw new IllegalStateException("no UDP socket can be opened", noSocket);
        }
        var reporter = new StatsdReporter(settings, series, socket);
        var millis = settings.period().toMillis();
        var unused =
                reporter.clock.scheduleAtFixedRate(
                        reporter::report, millis, millis, TimeUnit.MILLISECONDS);
        LOGGER.atInfo()
                .addKeyValue("host", settings.hostname())
                .addKeyValue("port", settings.port())
                .log("reporting to StatsD");
        return reporter;
    }

    /** Sends what has not been sent yet. */
    @Override
    public void close() {
        clock.execute(this::report);
        clock.shutdown();
        try {
            if (!clock.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
        socket.close();
    }

    private void report() {
        var lines = new StatsdLines(settings);
        try {
            series.accept(lines);
            // Looked up every time, for the server may move.
            var server = new InetSocketAddress(settings.hostname(), settings.port());
            if (server.isUnresolved()) {
                throw new UnknownHostException(settings.hostname());
            }
            for (var packet : lines.packets()) {
                socket.send(new DatagramPacket(packet, packet.length, server));
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOGGER.atWarn()
                        .addKeyValue("host", settings.hostname())
                        .addKeyValue("error", e.toString())
                        .log("no report can be sent to StatsD");
            }
            failing = true;
        }
    }
}
