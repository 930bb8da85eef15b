package io.freshet.webapp.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Hands requests of trackers on to the collector, so that test suites written for Snowplow Micro,
 * which know one address, find collector and {@code /micro} at one port. Headers and bodies pass as
 * they are, except for those headers that belong to a connection.
 */
public final class CollectorDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of one connection each, or set by the server itself. */
    private static final Set<String> OF_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "date",
                    "expect",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "transfer-encoding",
                    "upgrade");

    private final URI collector;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(Version.HTTP_1_1)
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(PATIENCE)
                    .build();

    /**
     * A door to a collector.
     *
     * @param collector its address, e.g. {@code http://localhost:8080}
     */
    public CollectorDoor(URI collector) {
        this.collector = collector;
    }

    /** Whether a request is for the collector: it asks for no page of ours and no data of ours. */
    static boolean isFor(String method, String path) throws IOException {
        if (WindowServer.isApi(path) || path.equals("/dashboard") || isDashboard(path)) {
            return false;
        }
        var asksForPage = method.equals("GET") || method.equals("HEAD");
        return !asksForPage || StaticFiles.at(path).isEmpty();
    }

    private static boolean isDashboard(String path) {
        return path.startsWith("/dashboard/");
    }

    /** Asks the collector, and answers what it answers. */
    void pass(HttpExchange exchange, Reply reply) throws IOException {
        var body = WindowServer.body(exchange);
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away();
        } catch (IOException noAnswer) {
            throw away();
        }
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (passes(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        reply.body(answer.statusCode(), answer.body());
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        var request =
                HttpRequest.newBuilder(target(exchange.getRequestURI()))
                        .timeout(PATIENCE)
                        .method(
                                exchange.getRequestMethod(),
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (passes(name)) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        var from = exchange.getRemoteAddress().getAddress();
        if (!from.isLoopbackAddress()
                && !exchange.getRequestHeaders().containsKey("X-Forwarded-For")) {
            request.header("X-Forwarded-For", from.getHostAddress());
        }
        return request.build();
    }

    /** Only path and query are the sender's: who is asked is never taken from a request. */
    private URI target(URI asked) {
        var query = asked.getRawQuery();
        return URI.create(
                collector.getScheme()
                        + "://"
                        + collector.getRawAuthority()
                        + asked.getRawPath()
                        + (query == null ? "" : "?" + query));
    }

    private static boolean passes(String header) {
        return !OF_CONNECTION.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    private static Refusal away() {
        return new Refusal(
                502,
                "collector_away",
                "the collector does not answer",
                "see that it runs, and that collectorUrl or collectorPort are right");
    }
}
