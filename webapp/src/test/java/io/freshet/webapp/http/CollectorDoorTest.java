package io.freshet.webapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port of the window, with a collector behind it that tells what it was asked. */
class CollectorDoorTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer collector;
    private WindowServer window;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(anyPort(), 0);
        collector.createContext("/", CollectorDoorTest::tell);
        collector.start();
        window = window(collector.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        window.close();
        collector.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /i?e=pv&url=http%3A%2F%2Fx%2F%3Fa%3Db%26c",
        "POST, /com.snowplowanalytics.snowplow/tp2",
        "POST, /com.acme/v1?p=web",
        "OPTIONS, /com.snowplowanalytics.snowplow/tp2",
        "GET, /r/tp2?u=https%3A%2F%2Fexample.com",
        "GET, /health"
    })
    void trackersRequestsGoToTheCollector(String method, String target) throws Exception {
        var answer = ask(method, target, "Cookie", "sp=1");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo(method + " " + target + " [sp=1] [] body");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("sp=2", "other=3");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404",
        "POST, /micro/nothing, 404",
        "GET, /dashboard, 302",
        "POST, /dashboard/, 405",
        "GET, /config.json, 404"
    })
    void whatIsOursStaysHere(String method, String target, int status) throws Exception {
        assertThat(ask(method, target, "Accept", "*/*").statusCode()).isEqualTo(status);
    }

    @Test
    void theAddressThatAProxyNamesIsHandedOn() throws Exception {
        var answer = ask("GET", "/i", "X-Forwarded-For", "192.0.2.7");

        assertThat(answer.body()).isEqualTo("GET /i [] [192.0.2.7] body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/i?e=pv", "//192.0.2.1/i?e=pv"})
    void aRequestCannotNameAnotherServer(String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), window.port())) {
            socket.getOutputStream().write(("GET " + target + " HTTP/1.0\r\n\r\n").getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains(" 202 ")
                    .endsWith("GET /i?e=pv [] [] ");
        }
    }

    @Test
    void aCollectorThatIsAwayIsToldInWords() throws Exception {
        collector.stop(0);

        var answer = ask("GET", "/i", "Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("the collector does not answer", "collectorPort");
    }

    private HttpResponse<String> ask(String method, String target, String name, String value)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + window.port()).resolve(target))
                        .method(method, BodyPublishers.ofString("body"))
                        .header(name, value)
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void tell(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var headers = exchange.getRequestHeaders();
        var told =
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + headers.getOrDefault("Cookie", List.of())
                        + " "
                        + headers.getOrDefault("X-Forwarded-For", List.of())
                        + " "
                        + body;
        exchange.getResponseHeaders().put("Set-Cookie", List.of("sp=2", "other=3"));
        exchange.sendResponseHeaders(202, told.length());
        exchange.getResponseBody().write(told.getBytes(UTF_8));
        exchange.close();
    }

    private static WindowServer window(int collectorPort) throws IOException {
        var started =
                new WindowServer(
                        anyPort(),
                        DashboardSettings.open(),
                        "*:" + collectorPort,
                        new Routes.Builder().build(),
                        Optional.of(
                                new CollectorDoor(
                                        URI.create("http://127.0.0.1:" + collectorPort))));
        started.start();
        return started;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
