package io.freshet.webapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class WindowServerTest {

    private static final String TOKEN = "a-token-of-tests-only";

    private final CountDownLatch feedClosed = new CountDownLatch(1);
    private WindowServer server = server(DashboardSettings.open());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersWhatTheRouteSays() throws IOException {
        var answer = ask("GET /api/v1/things/a%2Fb");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"things\":[{\"name\":\"a/b\",\"count\":1}]}");
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void answersHeadWithoutBody() throws IOException {
        var answer = ask("HEAD /api/v1/things/a");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/things/=1?format=csv", "GET /api/v1/things/=1"})
    void answersListsAsCsv(String request) throws IOException {
        var answer = ask(request, "Accept: text/csv");

        assertThat(answer.header("content-type")).startsWith("text/csv");
        assertThat(answer.body()).isEqualTo("name,count\r\n'=1,1\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/nothing,                    404, not_found",
        "GET /api/v1/things/a?format=xml,        400, bad_request",
        "GET /api/v1/things/a?format=csv&table=x,400, bad_request",
        "DELETE /api/v1/things/a,                405, method_not_allowed",
        "GET /api/v1/broken,                     500, defect"
    })
    void refusesInWords(String request, int status, String code) throws IOException {
        var answer = ask(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":");
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 403", "localhost, 200", "127.0.0.1, 200", "[::1], 200"})
    void knowsItsOwnNamesOnly(String host, int status) throws IOException {
        assertThat(ask("GET /api/v1/things/a", "Host: " + host).status()).isEqualTo(status);
        assertThat(ask("GET /api/v1/things/a", "Host: " + host + ":8090").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  Sec-Fetch-Site: cross-site,    403",
        "GET,  Sec-Fetch-Site: same-origin,   200",
        "GET,  Sec-Fetch-Site: same-site,     200",
        "POST, Sec-Fetch-Site: same-site,     403",
        "POST, Sec-Fetch-Site: same-origin,   200",
        "POST, Origin: http://evil.example,   403",
        "POST, Origin: http://localhost,      200",
        "POST, Accept: */*,                   200"
    })
    void letsNoOtherSiteIn(String method, String header, int status) throws IOException {
        assertThat(ask(method + " /api/v1/things/a", header).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type: text/plain,                       400",
        "Content-Type: application/json;charset=utf-8,   200",
        "X-Requested-With: tests,                        200"
    })
    void takesBodiesThatNoFormCanSend(String header, int status) throws IOException {
        assertThat(ask("POST /api/v1/things/a", header, "Content-Length: 2", "", "{}").status())
                .isEqualTo(status);
    }

    @Test
    void sendsNoHeadersThatLetOtherSitesRead() throws IOException {
        var answer = ask("GET /api/v1/things/a", "Origin: http://evil.example");

        assertThat(answer.headers()).noneMatch(line -> line.startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({
        "/config.json,          default-src 'none';",
        "/dashboard/live,       default-src 'self';",
        "/nothing.html,         connect-src 'self' *:8080;"
    })
    void tellsBrowsersWhatMayRun(String path, String policy) throws IOException {
        var answer = ask("GET " + path);

        assertThat(answer.header("content-security-policy"))
                .contains(policy)
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.html",
                "/../pom.xml",
                "/..%2fpom.html",
                "/assets//x.js",
                "/dashboard/assets/nothing.js",
                "/io/freshet/webapp/http/WindowServer.class"
            })
    void servesNothingButThePages(String path) throws IOException {
        assertThat(ask("GET " + path).status()).isEqualTo(404);
    }

    @Test
    void answersPagesToGetOnly() throws IOException {
        assertThat(ask("POST /index.html").status()).isEqualTo(405);
    }

    @Test
    void streamsUntilTheReaderIsGone() throws Exception {
        try (var socket = socket()) {
            write(socket, "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var reader = reader(socket);
            assertThat(reader.lines().filter(line -> line.startsWith("data")).limit(2))
                    .containsExactly("data: {\"n\":1}", "data: {\"n\":2}");
        }
        assertThat(feedClosed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void asksStrangersForTheToken() throws IOException {
        restart(withToken());

        assertThat(ask("GET /api/v1/things/a").status()).isEqualTo(401);
        assertThat(ask("GET /api/v1/things/a", "Authorization: Bearer no").status()).isEqualTo(401);
        assertThat(ask("GET /api/v1/things/a", "Authorization: Bearer " + TOKEN).status())
                .isEqualTo(200);
        assertThat(ask("GET /config.json").status()).isEqualTo(200);
    }

    @Test
    void changesTheTokenForACookie() throws IOException {
        restart(withToken());

        var answer = ask("GET /dashboard/?token=" + TOKEN);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).isEqualTo("/dashboard/");
        var cookie = answer.header("set-cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN);
        assertThat(ask("GET /api/v1/things/a", "Cookie: x=y; " + cookie.split(";")[0]).status())
                .isEqualTo(200);
    }

    @Test
    void givesNoCookieForAWrongToken() throws IOException {
        restart(withToken());

        assertThat(ask("GET /dashboard/?token=wrong").headers())
                .noneMatch(line -> line.startsWith("set-cookie"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, 200", "10.0.0.0/8, 401"})
    void believesTheProxyThatLogsPeopleIn(String proxy, int status) throws IOException {
        restart(
                new DashboardSettings(
                        Optional.empty(),
                        Optional.of("X-Forwarded-Email"),
                        List.of(proxy),
                        List.of(),
                        4,
                        Map.of()));

        assertThat(ask("GET /api/v1/things/a", "X-Forwarded-Email: a@b.example").status())
                .isEqualTo(status);
        assertThat(ask("GET /api/v1/things/a").status()).isEqualTo(401);
    }

    private static DashboardSettings withToken() {
        return new DashboardSettings(
                Optional.of(TOKEN), Optional.empty(), List.of(), List.of(), 4, Map.of());
    }

    private void restart(DashboardSettings settings) {
        server.close();
        server = server(settings);
    }

    private WindowServer server(DashboardSettings settings) {
        var routes =
                new Routes.Builder()
                        .publicGet("/config.json", WindowServerTest::things)
                        .get("/api/v1/things/{name}", WindowServerTest::thing)
                        .post("/api/v1/things/{name}", WindowServerTest::thing)
                        .get("/api/v1/live", request -> Answer.stream(new Counting()))
                        .get(
                                "/api/v1/broken",
                                request -> {
                                    throw new IllegalStateException("as the test wants it");
                                })
                        .build();
        try {
            var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var started = new WindowServer(anyPort, settings, "*:8080", routes, Optional.empty());
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer thing(Request request) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("things").addObject().put("name", request.part("name")).put("count", 1);
        return Answer.json(body).table("things", "name", "count");
    }

    private static Answer things(Request request) {
        return Answer.json(JsonNodeFactory.instance.objectNode());
    }

    /** Counts until it is closed, as fast as it is asked. */
    private final class Counting implements Feed {

        private int n;

        @Override
        public List<ServerSentEvent> next(Duration wait) {
            var data = JsonNodeFactory.instance.objectNode().put("n", ++n);
            return List.of(new ServerSentEvent(Integer.toString(n), "count", data));
        }

        @Override
        public void close() {
            feedClosed.countDown();
        }
    }

    /** One answer; header lines with names in lower case. */
    private record Got(int status, List<String> headers, String body) {

        String header(String name) {
            return headers.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Asks over a plain socket: a client library would not let Host or Origin be said. */
    private Got ask(String request, String... headers) throws IOException {
        var given = String.join("\r\n", headers);
        var end = given.contains("\r\n\r\n") ? "" : "\r\n\r\n";
        var host = given.contains("Host: ") ? "" : "Host: localhost\r\n";
        try (var socket = socket()) {
            write(
                    socket,
                    request
                            + " HTTP/1.1\r\nConnection: close\r\n"
                            + host
                            + given
                            + (given.isEmpty() ? "\r\n" : end));
            var reader = reader(socket);
            var status = Integer.parseInt(reader.readLine().split(" ")[1]);
            var lines = new ArrayList<String>();
            for (var line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
                var colon = line.indexOf(':');
                lines.add(
                        line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
            }
            var body = new StringWriter();
            reader.transferTo(body);
            return new Got(status, lines, body.toString());
        }
    }

    private Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void write(Socket socket, String text) throws IOException {
        var writer = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.UTF_8);
        writer.print(text);
        writer.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
