package io.freshet.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.iglu.IgluClients;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.webapp.http.CollectorAddress;
import io.freshet.webapp.http.Routes.Route;
import io.freshet.webapp.http.WindowServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real server with all routes, bound to more than loopback: who gets what. */
class ProtectedRoutesTest {

    private static final String TOKEN = "a-token-of-tests-only";

    /**
     * What strangers may ask: where the collector is, and the fates of events whose ids they know.
     */
    private static final Set<String> PUBLIC = Set.of("/config.json", "/api/v1/site/events");

    private static final String EVIL = "http://evil.example";

    private static WebappService service;
    private static WindowServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        var config =
                ConfigSource.defaults("webapp")
                        .with("kafka.bootstrapServers", "localhost:1", "test")
                        .with("host", "0.0.0.0", "test")
                        .with("dashboard.token", TOKEN, "test")
                        .load(WebappConfig::read)
                        .config();
        service =
                new WebappService(
                        config,
                        IgluClients.shipped(),
                        List.of(),
                        null,
                        List::of,
                        Clock.systemUTC());
        server =
                new WindowServer(
                        new InetSocketAddress(config.host(), 0),
                        config.dashboard(),
                        "*:8080",
                        service.routes(CollectorAddress.sameHost(8080)),
                        Optional.empty());
        server.start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        server.close();
        service.close();
    }

    static Stream<Route> routes() {
        return service.routes(CollectorAddress.sameHost(8080)).all().stream();
    }

    static Stream<Route> closed() {
        return routes().filter(route -> !PUBLIC.contains(route.pattern()));
    }

    /** What computes or changes. */
    static Stream<Route> doing() {
        return routes().filter(route -> route.changes() || !route.method().equals("GET"));
    }

    @Test
    void strangersMayAskWhatTheDocumentationSaysAndNoMore() {
        assertThat(routes().filter(Route::isPublic).map(Route::pattern))
                .containsExactlyInAnyOrderElementsOf(PUBLIC);
        assertThat(closed()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void everyOtherRouteAsksWhoItIs(Route route) throws Exception {
        for (var header :
                List.of(
                        "Accept: */*",
                        "Authorization: Bearer no",
                        "Cookie: freshet_dashboard=1.2")) {
            var answer = ask(route.method(), path(route), header);

            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"unauthorized\"");
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void noHeadGetsAroundIt(Route route) throws Exception {
        if (route.method().equals("GET")) {
            assertThat(ask("HEAD", path(route)).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noOtherSiteReadsAnything(Route route) throws Exception {
        var answer =
                ask(
                        route.method(),
                        path(route),
                        known(),
                        "Sec-Fetch-Site: cross-site",
                        "Origin: " + EVIL);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control-"));
    }

    @ParameterizedTest
    @MethodSource("doing")
    void noOtherSiteTriggersAnything(Route route) throws Exception {
        for (var header : List.of("Sec-Fetch-Site: same-site", "Origin: " + EVIL, "Origin: null")) {
            assertThat(ask(route.method(), path(route), known(), header).statusCode())
                    .as(header)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("doing")
    void noFormTriggersAnything(Route route) throws Exception {
        if (route.method().equals("POST")) {
            for (var type :
                    List.of(
                            "text/plain",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data")) {
                var answer =
                        send(
                                request(path(route), known(), "Content-Type: " + type)
                                        .POST(BodyPublishers.ofString("a=b")));
                assertThat(answer.statusCode()).as(type).isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/%3Cscript%3Ealert(1)%3C/script%3E",
                "/api/v1/events/..%2f..%2fetc%2fpasswd",
                "/api/v1/schemas/a/b/c/%00",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/dashboard/assets/%2e%2e/%2e%2e/io/freshet/webapp/api/openapi.json",
                "/dashboard/assets/..%5c..%5cx.js",
                "/io/freshet/webapp/api/openapi.json",
                "/product.html/../../x.json",
                "//evil.example/x.js"
            })
    void hostilePathsAreRefusedAndNothingOfThemIsRun(String path) throws Exception {
        var answer =
                raw("GET " + path + " HTTP/1.1", "Host: localhost", known(), "Connection: close");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("<script>");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .contains("x-content-type-options: nosniff")
                .contains("content-security-policy: ")
                .doesNotContain("unsafe-inline")
                .doesNotContain("unsafe-eval");
    }

    @Test
    void manySlowClientsHoldNobodyUp() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 20; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write("POST /api/v1/schemas/validate HT".getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
            assertThat(ask("GET", "/config.json").statusCode()).isEqualTo(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void tooLongBodiesAndHeadersAreRefused() throws Exception {
        var long4 = "x".repeat((4 << 20) + 1);
        var answer =
                send(
                        request(
                                        "/api/v1/schemas/validate",
                                        known(),
                                        "Content-Type: application/json")
                                .POST(BodyPublishers.ofString(long4)));
        assertThat(answer.statusCode()).isEqualTo(413);
        var headers = "X-Long: " + "y".repeat(1 << 20);
        assertThat(
                        raw(
                                "GET /config.json HTTP/1.1",
                                "Host: localhost",
                                headers,
                                "Connection: close"))
                .doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void whoLeavesIsAskedAgain() throws Exception {
        var cookie =
                ask("GET", "/dashboard/?token=" + TOKEN)
                        .headers()
                        .firstValue("set-cookie")
                        .orElseThrow();
        var kept = "Cookie: " + cookie.split(";")[0];
        assertThat(ask("GET", "/api/v1/openapi.json", kept).statusCode()).isEqualTo(200);

        var answer = ask("GET", "/dashboard/logout", kept);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("set-cookie"))
                .hasValueSatisfying(
                        set ->
                                assertThat(set)
                                        .startsWith("freshet_dashboard=;")
                                        .contains("Max-Age=0"));
    }

    private static String known() {
        return "Authorization: Bearer " + TOKEN;
    }

    /** The route's path with something for each of its parts. */
    private static String path(Route route) {
        return route.pattern().replaceAll("\\{\\w+}", "x");
    }

    private static HttpResponse<String> ask(String method, String path, String... headers)
            throws Exception {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        var builder =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        for (var header : headers) {
            var parts = header.split(": ", 2);
            builder.header(parts[0], parts[1]);
        }
        return builder;
    }

    /** As a client sends it that keeps no rules. */
    private static String raw(String... lines) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var text = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException cut) {
            return "";
        }
    }
}
