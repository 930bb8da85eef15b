package io.freshet.webapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.fate.FateBook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServerTest {

    private SiteServer server;

    @BeforeEach
    void start() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new SiteServer(anyPort, CollectorAddress.sameHost(8080), new FateBook(1));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsThePagesWhereTheCollectorIs() throws Exception {
        assertThat(get("/config.json").body()).isEqualTo("{\"collectorPort\":8080}");
    }

    @Test
    void answersTheFates() throws Exception {
        assertThat(get("/api/v1/events?after=-1").body()).isEqualTo("{\"next\":0,\"fates\":[]}");
    }

    @Test
    void pagesMayTalkToTheCollectorOnly() throws Exception {
        assertThat(get("/config.json").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("connect-src 'self' *:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.html",
                "/../pom.xml",
                "/..%2fpom.html",
                "/assets//x.js",
                "/io/freshet/webapp/http/SiteServer.class"
            })
    void servesNothingButTheSite(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=", "after=x", "before=1", "after=99999999999999999999"})
    void refusesAnOddQuery(String query) throws Exception {
        assertThat(get("/api/v1/events?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void answersOnlyGet() throws Exception {
        var post = request("/config.json").POST(BodyPublishers.noBody()).build();

        assertThat(send(post).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
