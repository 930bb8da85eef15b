package io.freshet.collector.http;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients in a process of their own, so that theirs are not the server's file descriptors, that
 * connect and then do nothing: one half at all, the other half in the middle of a request.
 */
final class IdleClients implements AutoCloseable {

    private static final String HALF_A_REQUEST = "GET /i HTTP/1.1\r\nHost: c.test\r\nUser-Ag";

    private final Process process;

    private IdleClients(Process process) {
        this.process = process;
    }

    /** Returns when all are connected. */
    static IdleClients connect(int port, int count) throws IOException {
        var java =
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                IdleClients.class.getName(),
                                Integer.toString(port),
                                Integer.toString(count))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var clients = new IdleClients(process);
        if (process.getInputStream().read() != '.') {
            clients.close();
            throw new IOException("the clients could not connect");
        }
        return clients;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process: takes the port and the number of clients. */
    public static void main(String[] args) throws IOException {
        var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
        List<Socket> clients = new ArrayList<>();
        for (var i = 0; i < Integer.parseInt(args[1]); i++) {
            var client = new Socket();
            client.connect(server);
            if (i % 2 == 0) {
                client.getOutputStream().write(HALF_A_REQUEST.getBytes(StandardCharsets.US_ASCII));
            }
            clients.add(client);
        }
        System.out.print('.');
        System.out.flush();
        while (System.in.read() >= 0) {
            continue; // until the other process has gone
        }
    }
}
