package io.freshet.benchmarks.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** An API that takes a while for every question, however many there are. */
final class SlowServer implements AutoCloseable {

    private static final byte[] ANSWER = "{\"name\":\"a\",\"value\":\"b\"}".getBytes(UTF_8);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final long millis;

    SlowServer(long millis) throws IOException {
        this.millis = millis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The configuration of an enrichment that asks it something new for every event. */
    JsonNode enrichment() throws InvalidJson {
        return Json.parse(
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.enrichments/api_request_enrichment_config/jsonschema/1-0-0",
                 "data":{"vendor":"com.snowplowanalytics.snowplow.enrichments",
                 "name":"api_request_enrichment_config","enabled":true,"parameters":{
                 "inputs":[{"key":"event","pojo":{"field":"event_id"}}],
                 "api":{"http":{"method":"GET","uri":"http://127.0.0.1:%d/{{event}}",
                 "timeout":5000,"authentication":{}}},
                 "outputs":[{"schema":"iglu:org.ietf/http_cookie/jsonschema/1-0-0",
                 "json":{"jsonPath":"$"}}],
                 "cache":{"size":1,"ttl":60}}}}"""
                        .formatted(server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            Thread.sleep(millis);
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
