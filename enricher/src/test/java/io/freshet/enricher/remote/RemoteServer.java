package io.freshet.enricher.remote;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A web service on a free port that does wrong whatever its path says. */
final class RemoteServer implements AutoCloseable {

    private final ServerSocket socket;
    private final UnaryOperator<String> ok;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Starts.
     *
     * @param ok what {@code /ok} answers, made of the request's body
     */
    RemoteServer(UnaryOperator<String> ok) {
        this.ok = ok;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    URI url(String path) {
        return URI.create(
                "http://"
                        + socket.getInetAddress().getHostAddress()
                        + ":"
                        + socket.getLocalPort()
                        + path);
    }

    /** Every request so far, head and body as they came. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (true) {
            Socket connection;
            try {
                connection = socket.accept();
            } catch (IOException closing) {
                return;
            }
            start(() -> serve(connection));
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var head = head(connection.getInputStream());
            var body = body(head, connection.getInputStream());
            requests.add(head + body);
            answer(connection, head.split(" ")[1], body);
        } catch (IOException | InterruptedException gone) {
            // Whoever asked has given up.
        }
    }

    private void answer(Socket connection, String path, String body)
            throws IOException, InterruptedException {
        switch (path) {
            case "/ok" -> write(connection, response(200, ok.apply(body)));
            case "/error" -> write(connection, response(200, "{\"error\":\"stub says no\"}"));
            case "/nonjson" -> write(connection, response(200, "not json at all"));
            case "/status500" -> write(connection, response(500, "{\"events\":[{\"e\":\"pv\"}]}"));
            case "/status302" -> write(connection, response(302, ""));
            case "/hang" -> closed.await();
            case "/stall" -> {
                write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"events\"");
                closed.await();
            }
            case "/cut" ->
                    write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"events\"");
            case "/reset" -> connection.setSoLinger(true, 0);
            case "/noise" -> write(connection, "\u0000\u0001 no HTTP\r\n\r\n");
            case "/large" ->
                    write(
                            connection,
                            response(200, " ".repeat(HttpRemoteService.MAX_RESPONSE_BYTES + 1)));
            default -> throw new IllegalArgumentException(path);
        }
    }

    private static String response(int status, String body) {
        return "HTTP/1.1 "
                + status
                + " Whatever\r\nLocation: /ok\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body;
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("cut off");
            }
            head.write(octet);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private static String body(String head, InputStream in) throws IOException {
        var length =
                head.lines()
                        .filter(line -> line.toLowerCase().startsWith("content-length:"))
                        .findFirst()
                        .orElseThrow();
        int octets = Integer.parseInt(length.substring(length.indexOf(':') + 1).strip());
        return new String(new BufferedInputStream(in).readNBytes(octets), StandardCharsets.UTF_8);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "remote-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
