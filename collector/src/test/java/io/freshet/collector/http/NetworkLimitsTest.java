package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is exactly at a limit is taken; what is one byte beyond is not. */
class NetworkLimitsTest {

    private static final String HOST = "Host: c.test\r\n";

    private static TestCollector collector;

    @BeforeAll
    static void start() {
        collector =
                TestCollector.start(
                        """
                        networking {
                          maxRequestLineLength = 1000
                          maxHeadersLength = 2000
                          dropPayloadSize = 3000
                        }
                        pekko.http.server.parsing {
                          max-header-name-length = 40
                          max-header-value-length = 500
                          max-header-count = 10
                        }
                        """);
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @Test
    void targetsHaveALimit() throws Exception {
        assertThat(get("/i?" + "x".repeat(997), "")).isEqualTo(200);
        assertThat(get("/i?" + "x".repeat(998), "")).isEqualTo(414);
        assertThat(get("/i?" + "x".repeat(100_000), "")).isEqualTo(414);
    }

    @Test
    void headersTogetherHaveALimit() throws Exception {
        var lines = ("X: " + "x".repeat(395) + "\r\n").repeat(4); // 398 bytes each, and the host's
        var host = HOST.length() - 2;
        var rest = 2000 - 4 * 398 - host;

        assertThat(get("/i", lines + "Y: " + "y".repeat(rest - 3) + "\r\n")).isEqualTo(200);
        assertThat(get("/i", lines + "Y: " + "y".repeat(rest - 2) + "\r\n")).isEqualTo(431);
    }

    @Test
    void oneHeaderHasALimit() throws Exception {
        assertThat(get("/i", "X: " + "x".repeat(500) + "\r\n")).isEqualTo(200);
        assertThat(get("/i", "X: " + "x".repeat(501) + "\r\n")).isEqualTo(431);
        assertThat(get("/i", "x".repeat(40) + ": x\r\n")).isEqualTo(200);
        assertThat(get("/i", "x".repeat(41) + ": x\r\n")).isEqualTo(431);
    }

    @Test
    void thereMayBeSoManyHeaders() throws Exception {
        assertThat(get("/i", "A: b\r\n".repeat(9))).isEqualTo(200);
        assertThat(get("/i", "A: b\r\n".repeat(10))).isEqualTo(400);
    }

    @Test
    void bodiesHaveALimitHoweverTheyCome() throws Exception {
        assertThat(post("Content-Length: 3000\r\n", "x".repeat(3000))).isEqualTo(200);
        assertThat(post("Content-Length: 3001\r\n", "")).isEqualTo(413);
        assertThat(post("Transfer-Encoding: chunked\r\n", chunks(3000))).isEqualTo(200);
        assertThat(post("Transfer-Encoding: chunked\r\n", chunks(3001))).isEqualTo(413);
        assertThat(post("Transfer-Encoding: chunked\r\n", "7FFFFFFF\r\n" + "x".repeat(9000)))
                .isEqualTo(413);
    }

    @Test
    void whoAsksBeforeItSendsATooLargeBodyIsToldAtOnce() throws Exception {
        assertThat(post("Expect: 100-continue\r\nContent-Length: 9999\r\n", "")).isEqualTo(413);
        assertThat(post("Expect: 100-continue\r\nContent-Length: 2\r\n", "{}")).isEqualTo(200);
    }

    private static int get(String target, String headers) throws IOException {
        return status("GET " + target + " HTTP/1.1\r\n" + HOST + headers + "\r\n");
    }

    private static int post(String headers, String body) throws IOException {
        return status("POST /a/b HTTP/1.1\r\n" + HOST + headers + "\r\n" + body);
    }

    private static int status(String request) throws IOException {
        try (var connection = new RawConnection(collector.port())) {
            connection.send(request);
            return connection.response("GET").orElseThrow().status();
        }
    }

    private static String chunks(int bytes) {
        var half = bytes / 2;
        return chunk(half) + chunk(bytes - half) + "0\r\n\r\n";
    }

    private static String chunk(int bytes) {
        return Integer.toHexString(bytes) + "\r\n" + "x".repeat(bytes) + "\r\n";
    }
}
