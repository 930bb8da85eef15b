package io.freshet.it.trackers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with the browser tracker, on another origin than the collector's. */
final class TrackerSite implements AutoCloseable {

    private final HttpServer server;

    private TrackerSite(HttpServer server) {
        this.server = server;
    }

    /**
     * Serves the page.
     *
     * @param trackers the folder with the page and the installed packages
     */
    static TrackerSite start(Path trackers) throws IOException {
        var packages = trackers.resolve("node_modules/@snowplow");
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/page.html", trackers.resolve("page.html"));
        serve(server, "/page.js", trackers.resolve("page.js"));
        serve(server, "/tracker.js", packages.resolve("browser-tracker/dist/index.umd.min.js"));
        serve(
                server,
                "/ecommerce.js",
                packages.resolve("browser-plugin-snowplow-ecommerce/dist/index.umd.min.js"));
        server.start();
        return new TrackerSite(server);
    }

    /** The page, told which collector to send to. */
    URI page(URI collector) {
        return URI.create(
                "http://127.0.0.1:"
                        + server.getAddress().getPort()
                        + "/page.html?collector="
                        + URLEncoder.encode(collector.toString(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void serve(HttpServer server, String path, Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var type = path.endsWith(".html") ? "text/html" : "text/javascript";
        server.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
