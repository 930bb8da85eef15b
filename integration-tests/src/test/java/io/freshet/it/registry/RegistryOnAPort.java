package io.freshet.it.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A registry at one address that is up or down. It has every schema but those of the name {@code
 * nowhere}; they accept every object.
 */
final class RegistryOnAPort implements AutoCloseable {

    private final int port = FreePorts.one();
    private @Nullable HttpServer server;

    String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** Answers from now on. */
    void comeUp() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var started = HttpServer.create(address, 0);
            started.createContext("/schemas/", RegistryOnAPort::answer);
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses connections from now on. */
    void goDown() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public void close() {
        goDown();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var key = exchange.getRequestURI().getPath().split("/");
        var isThere = !key[3].equals("nowhere");
        var body =
                """
                {"self":{"vendor":"%s","name":"%s","format":"%s","version":"%s"},"type":"object"}"""
                        .formatted(key[2], key[3], key[4], key[5])
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? body.length : -1);
        if (isThere) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
