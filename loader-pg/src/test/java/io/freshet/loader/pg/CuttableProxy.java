package io.freshet.loader.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a server and can be cut like a cable. */
final class CuttableProxy implements AutoCloseable {

    private final ServerSocket door;
    private volatile int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicReference<@Nullable CutAt> cutAt = new AtomicReference<>();
    private volatile boolean isCut;

    /** Words of a client at which its connection is cut, once, if it said others before. */
    private record CutAt(String before, String words, boolean arrives) {}

    CuttableProxy(int targetPort) {
        target = targetPort;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Ends all connections and lets no new ones through. */
    void cut() {
        isCut = true;
        open.forEach(CuttableProxy::quietly);
    }

    /**
     * Cuts the next connection on which a client says one thing and later another.
     *
     * @param before what it must have said, ASCII
     * @param words at which it is cut, ASCII
     * @param arrives whether the server hears it; the client hears no answer either way
     */
    void cutAtNext(String before, String words, boolean arrives) {
        cutAt.set(new CutAt(before, words, arrives));
    }

    /** How often {@link #cutAtNext} has cut. */
    int cuts() {
        return cuts.get();
    }

    /** Leads new connections to another port. */
    void leadTo(int port) {
        target = port;
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        try {
            while (true) {
                lead(door.accept());
            }
        } catch (IOException closed) {
            open.forEach(CuttableProxy::quietly);
        }
    }

    private void lead(Socket client) {
        open.add(client);
        if (isCut) {
            quietly(client);
            open.remove(client);
            return;
        }
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            daemon(() -> pumpFromClient(client, server));
            daemon(() -> pump(server, client));
        } catch (IOException noServer) {
            quietly(client);
            open.remove(client);
        }
    }

    private void pumpFromClient(Socket client, Socket server) {
        var chunk = new byte[1 << 16];
        boolean saidBefore = false;
        try {
            int length;
            while ((length = client.getInputStream().read(chunk)) >= 0) {
                var cut = cutAt.get();
                var said = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
                boolean isCutNow =
                        cut != null
                                && (saidBefore |= said.contains(cut.before()))
                                && said.contains(cut.words())
                                && cutAt.compareAndSet(cut, null);
                if (!isCutNow || cut.arrives()) {
                    server.getOutputStream().write(chunk, 0, length);
                }
                if (isCutNow) {
                    quietly(client);
                    cuts.incrementAndGet();
                    break;
                }
            }
        } catch (IOException ended) {
            // the other end hears of it below
        }
        quietly(client);
        quietly(server);
        open.remove(client);
        open.remove(server);
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // the other end hears of it below
        }
        quietly(from);
        quietly(to);
        open.remove(from);
        open.remove(to);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
