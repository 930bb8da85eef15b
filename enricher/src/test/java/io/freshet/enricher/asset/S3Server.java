package io.freshet.enricher.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as much S3 as is needed: one object in one bucket, for whoever signs requests. */
final class S3Server implements AutoCloseable {

    volatile String content = "1";
    volatile int failWith;
    volatile boolean cuts;

    /** Method, path and condition of each request. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    S3Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var condition = headers.getFirst("If-None-Match");
            requests.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI().getPath()
                            + " "
                            + condition);
            var etag = "\"" + content.hashCode() + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            if (!String.valueOf(headers.getFirst("Authorization")).contains("AKIDEXAMPLE/")) {
                fail(exchange, 403, "AccessDenied");
            } else if (failWith != 0) {
                fail(exchange, failWith, "InternalError");
            } else if (!exchange.getRequestURI().getPath().equals("/bucket/lists/n")) {
                fail(exchange, 404, "NoSuchKey");
            } else if (etag.equals(condition)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                var bytes = content.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, bytes.length + (cuts ? 5 : 0));
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static void fail(HttpExchange exchange, int status, String code) throws IOException {
        var error =
                ("<Error><Code>" + code + "</Code><Message>m</Message></Error>").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, error.length);
        exchange.getResponseBody().write(error);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
