package io.freshet.enricher.enrichment.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server that can be cut, be silent, and be mended. */
final class Relay implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger openNow = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile boolean isSilent;
    private volatile ServerSocket server;

    private Relay(int target, ServerSocket server) {
        this.target = target;
        this.server = server;
        this.port = server.getLocalPort();
    }

    static Relay to(int target) throws IOException {
        var relay = new Relay(target, listen(0));
        relay.accept();
        return relay;
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    int port() {
        return port;
    }

    /** How many have been accepted so far. */
    int connections() {
        return connections.get();
    }

    /** How many have been open at the same time. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Cuts what is open and refuses what is new. */
    void cut() throws IOException {
        synchronized (open) {
            server.close();
            for (var socket : open) {
                socket.close();
            }
            open.clear();
        }
    }

    /** Accepts again. */
    void mend() throws IOException {
        isSilent = false;
        if (server.isClosed()) {
            server = listen(port);
            accept();
        }
    }

    /** From now on nothing passes, and nobody is told. */
    void fallSilent() {
        isSilent = true;
    }

    private void accept() {
        var listening = server;
        start(
                () -> {
                    while (!listening.isClosed()) {
                        var client = listening.accept();
                        connections.incrementAndGet();
                        int now = openNow.incrementAndGet();
                        mostAtOnce.accumulateAndGet(now, Math::max);
                        var upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                        synchronized (open) {
                            open.add(client);
                            open.add(upstream);
                            if (listening.isClosed()) { // came while it was being cut
                                client.close();
                                upstream.close();
                            }
                        }
                        start(
                                () -> {
                                    try {
                                        pump(client, upstream);
                                    } finally {
                                        openNow.decrementAndGet();
                                    }
                                });
                        start(() -> pump(upstream, client));
                    }
                });
    }

    private void pump(Socket from, Socket to) throws IOException {
        var buffer = new byte[8192];
        try (from;
                to) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (!isSilent) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        var thread =
                new Thread(
                        () -> {
                            try {
                                task.run();
                            } catch (IOException ended) {
                                // as the test wanted it
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
