package io.freshet.collector.vectors;

import io.freshet.collector.tls.TestKeys;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** A client that sends bytes as they are and reads what comes back. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5000;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects from a given loopback address. */
    public RawConnection(int port, String source) throws IOException {
        this(connected(port, source));
    }

    /** Connects from the usual address. */
    public RawConnection(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** Connects by TLS from a given loopback address; any certificate will do. */
    public static RawConnection secure(int port, String source) throws IOException {
        var factory = TestKeys.trustingClient().getSocketFactory();
        var socket =
                (SSLSocket) factory.createSocket(connected(port, source), "localhost", port, true);
        socket.startHandshake();
        return new RawConnection(socket);
    }

    /** Connects by TLS from the usual address. */
    public static RawConnection secure(int port) throws IOException {
        return secure(port, "127.0.0.1");
    }

    private static Socket connected(int port, String source) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        return socket;
    }

    /** Sends bytes; a server that has closed already is no failure. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closedByServer) {
            return;
        }
    }

    /** Sends text, one byte a character. */
    public void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends no more, but still reads. */
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException closedByServer) {
            return;
        }
    }

    /** The next final response; empty where the server closed instead. */
    public Optional<Response> response(String method) throws IOException {
        while (true) {
            var statusLine = line();
            if (statusLine == null) {
                return Optional.empty();
            }
            var headers = new ArrayList<Line>();
            for (var line = line(); line != null && !line.isEmpty(); line = line()) {
                var colon = line.indexOf(':');
                headers.add(new Line(line.substring(0, colon), line.substring(colon + 1).strip()));
            }
            var status = Integer.parseInt(statusLine.split(" ", 3)[1]);
            if (status == 100) {
                continue;
            }
            var length = method.equals("HEAD") ? 0 : length(headers);
            return Optional.of(new Response(status, headers, in.readNBytes(length)));
        }
    }

    /** Whether the server has closed its half, or does so within the time. */
    public boolean isClosed(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static int length(List<Line> headers) {
        return headers.stream()
                .filter(line -> line.name().toLowerCase(Locale.ROOT).equals("content-length"))
                .mapToInt(line -> Integer.parseInt(line.value()))
                .findFirst()
                .orElse(0);
    }

    /** One header line. */
    public record Line(String name, String value) {}

    /** What came back. */
    public record Response(int status, List<Line> headers, byte[] body) {

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.name().equalsIgnoreCase(name))
                    .map(Line::value)
                    .findFirst();
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
