package io.freshet.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one request over and over, on one thread. At a fixed rate a latency counts from the moment
 * at which the request should have been sent: a server that stalls is charged for all the requests
 * that would have come meanwhile (no coordinated omission).
 */
final class LoadClient implements AutoCloseable {

    private static final long NAP_NANOS = 50_000;
    private static final long NANOS = 1_000_000_000L;
    private static final long LAST_ANSWERS_NANOS = 10 * NANOS;

    private final Selector selector;
    private final ArrayList<ClientConnection> connections = new ArrayList<>();
    private final ArrayDeque<ClientConnection> free = new ArrayDeque<>();
    private final Load load;
    private Latencies latencies = new Latencies();
    private int failures;
    private boolean ending;

    /** Connects. */
    LoadClient(int port, byte[] request, Load load) {
        this.load = load;
        try {
            selector = Selector.open();
            for (var i = 0; i < load.connections(); i++) {
                connections.add(ClientConnection.open(port, selector, request));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("connecting to port " + port, e);
        }
        free.addAll(connections);
    }

    /**
     * Sends for so long, waits for the last answers, and tells how it went. What could not be sent
     * in time because every connection waited for an answer is a failure.
     */
    Measured run(Duration time) {
        latencies = new Latencies();
        failures = 0;
        ending = false;
        try {
            var start = System.nanoTime();
            var end = start + time.toNanos();
            if (load.isOpen()) {
                atFixedRate(start, end);
            } else {
                oneAfterAnother(end);
            }
            var seconds = (System.nanoTime() - start) / (double) NANOS;
            ending = true;
            awaitAnswers();
            return new Measured(latencies, failures, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException("under load: " + load.text(), e);
        }
    }

    private void oneAfterAnother(long end) throws IOException {
        while (!free.isEmpty()) {
            free.remove().send(System.nanoTime());
        }
        while (System.nanoTime() < end) {
            selector.select(100);
            takeAnswers();
        }
    }

    private void atFixedRate(long start, long end) throws IOException {
        var sent = 0L;
        var due = 0L;
        for (var now = start; now < end; now = System.nanoTime()) {
            due = (now - start) * load.perSecond() / NANOS;
            while (sent < due && !free.isEmpty()) {
                free.remove().send(start + sent * NANOS / load.perSecond());
                sent++;
            }
            if (selector.selectNow() > 0) {
                takeAnswers();
            } else {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
        failures += (int) (due - sent);
    }

    private void awaitAnswers() throws IOException {
        var deadline = System.nanoTime() + LAST_ANSWERS_NANOS;
        while (free.size() < connections.size() && System.nanoTime() < deadline) {
            selector.select(100);
            takeAnswers();
        }
        failures += connections.size() - free.size();
    }

    private void takeAnswers() throws IOException {
        var now = System.nanoTime();
        var selected = selector.selectedKeys();
        for (var key : selected) {
            var connection = (ClientConnection) key.attachment();
            if ((key.readyOps() & SelectionKey.OP_WRITE) != 0) {
                connection.write();
            }
            if ((key.readyOps() & SelectionKey.OP_READ) != 0) {
                answered(connection, connection.read(), now);
            }
        }
        selected.clear();
    }

    private void answered(ClientConnection connection, int status, long now) throws IOException {
        if (status == 0) {
            return;
        }
        if (status == 200) {
            latencies.add(now - connection.intendedNanos());
        } else {
            failures++;
        }
        if (load.isOpen() || ending) {
            free.add(connection);
        } else {
            connection.send(System.nanoTime());
        }
    }

    @Override
    public void close() {
        try {
            for (var connection : connections) {
                connection.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing connections", e);
        }
    }
}
