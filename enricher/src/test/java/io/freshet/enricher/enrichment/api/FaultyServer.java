package io.freshet.enricher.enrichment.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API on a free port of this machine that fails in the way a test asks for. */
public final class FaultyServer implements AutoCloseable {

    /** What a request gets. */
    public enum Mode {
        /** {@code {"record":{"name":"Ada","n":1.50}}}. */
        WELL,
        /** The same in another encoding, as its header says. */
        LATIN,
        /** Nothing, and the connection stays. */
        HANGS,
        /** A header, the first byte of a body, and nothing more. */
        DRIPS,
        /** A status of failure. */
        STATUS_500,
        /** The connection is reset. */
        RESETS,
        /** The connection ends inside the body. */
        CUTS,
        /** A body that is no JSON. */
        NO_JSON,
        /** No body. */
        EMPTY,
        /** JSON without what is looked for. */
        OTHER_JSON,
        /** Somewhere else, where it is the same. */
        REDIRECTS,
        /** A body of 64 MiB. */
        IS_HUGE,
        /** No HTTP at all. */
        SPEAKS_NO_HTTP
    }

    private static final String BODY = "{\"record\":{\"name\":\"Ada é\",\"n\":1.50}}";
    private static final int HUGE = 64 * 1024 * 1024;

    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Mode mode;

    private FaultyServer(ServerSocket socket, Mode mode) {
        this.socket = socket;
        this.mode = mode;
    }

    /** Starts one. */
    public static FaultyServer start(Mode mode) {
        try {
            var server =
                    new FaultyServer(
                            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), mode);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it does this. */
    public void set(Mode other) {
        mode = other;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Heads and bodies of all requests so far. */
    public List<String> requests() {
        return requests;
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            requests.add(request(client.getInputStream()));
            answer(client, client.getOutputStream());
            open.remove(client);
            client.close();
        } catch (IOException gone) {
            // the client had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String request(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no whole request");
            }
            head.write(next);
        }
        var text = head.toString(ISO_8859_1);
        int length = 0;
        for (var line : text.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return text + new String(in.readNBytes(length), UTF_8);
    }

    private void answer(Socket client, OutputStream out) throws IOException, InterruptedException {
        switch (mode) {
            case WELL -> write(out, "200 OK", "", BODY.getBytes(UTF_8));
            case LATIN ->
                    write(
                            out,
                            "200 OK",
                            "Content-Type: application/json; charset=ISO-8859-1\r\n",
                            BODY.getBytes(ISO_8859_1));
            case HANGS -> Thread.currentThread().join();
            case DRIPS -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(UTF_8));
                Thread.currentThread().join();
            }
            case STATUS_500 -> write(out, "500 Oops", "", "{}".getBytes(UTF_8));
            case RESETS -> client.setSoLinger(true, 0);
            case CUTS -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(UTF_8));
            case NO_JSON -> write(out, "200 OK", "", "<html>".getBytes(UTF_8));
            case EMPTY -> write(out, "200 OK", "", new byte[0]);
            case OTHER_JSON -> write(out, "200 OK", "", "{\"record\":[]}".getBytes(UTF_8));
            case REDIRECTS -> write(out, "302 Found", "Location: /again\r\n", new byte[0]);
            case IS_HUGE -> {
                var head = "HTTP/1.1 200 OK\r\nContent-Length: " + HUGE + "\r\n\r\n";
                out.write(head.getBytes(UTF_8));
                for (int i = 0; i < HUGE / 65_536; i++) {
                    out.write(new byte[65_536]);
                }
            }
            case SPEAKS_NO_HTTP -> out.write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
        }
    }

    private static void write(OutputStream out, String status, String headers, byte[] body)
            throws IOException {
        var head =
                "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(status, headers, body.length);
        out.write(head.getBytes(UTF_8));
        out.write(body);
        out.flush();
    }

    /** From now on connections are refused. */
    @Override
    public void close() {
        try {
            socket.close();
            for (var client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
