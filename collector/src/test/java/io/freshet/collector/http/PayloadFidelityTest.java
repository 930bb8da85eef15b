package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends in its headers is what the payload holds, character for character. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayloadFidelityTest {

    private TestCollector collector;

    @BeforeAll
    void start() {
        collector = TestCollector.start("");
    }

    @AfterAll
    void stop() {
        collector.close();
    }

    /** The payload of a pixel request with these header lines behind the Host. */
    private CollectorPayload payload(String lines) throws IOException {
        try (var connection = new RawConnection(collector.port())) {
            connection.send("GET /i?e=pv HTTP/1.1\r\nHost: c.test\r\n" + lines + "\r\n");
            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
        }
        return taken();
    }

    private CollectorPayload taken() {
        var records = collector.sink.take();
        assertThat(records).hasSize(1);
        return ((CollectorPayloadCodec.Decoded.Payload)
                        CollectorPayloadCodec.decode(records.get(0).bytes()))
                .payload();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (X11;  Linux)  Gecko (a (b  (c)))",
                "  leading and trailing are no part of it  ",
                "a,b;c=\"d\\\"e\" <script>'`{}|^",
                "",
            })
    void theUserAgentIsAsSent(String agent) throws IOException {
        var payload = payload("User-Agent: " + agent + "\r\n");

        assertThat(payload.userAgent()).isEqualTo(agent.strip());
        assertThat(payload.headers()).contains("User-Agent: " + agent.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://Shop.Acme.test:443/a|b?q={x}&r=%7c%7C#top",
                "HTTP://a.test/ with spaces",
                "//relative",
                "not a url at all: <>\"",
            })
    void theRefererIsAsSent(String referer) throws IOException {
        var payload = payload("Referer: " + referer + "\r\n");

        assertThat(payload.refererUri()).isEqualTo(referer);
        assertThat(payload.headers()).contains("Referer: " + referer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "j={\"a\":[1, 2],\"b\":\"c d\"}; x=1",
                "a=b,c;d=e;; =f; g",
                "q=\"with spaces\"; p=100%",
            })
    void theCookieHeaderKeepsPairsThatNoStandardAllows(String cookies) throws IOException {
        assertThat(payload("Cookie: " + cookies + "\r\n").headers()).contains("Cookie: " + cookies);
    }

    @Test
    void namesOrderAndRepetitionStay() throws IOException {
        var payload =
                payload(
                        "aCCept: a ,b;Q=0.50\r\nX-One: 1\r\nx-one: 2\r\nX-ONE: 1\r\n"
                                + "Accept-Language: en-GB,en;q=0.9\r\nx-empty:\r\n");

        assertThat(payload.headers())
                .containsExactly(
                        "Host: c.test",
                        "aCCept: a ,b;Q=0.50",
                        "X-One: 1",
                        "x-one: 2",
                        "X-ONE: 1",
                        "Accept-Language: en-GB,en;q=0.9",
                        "x-empty: ");
    }

    @Test
    void aFoldedHeaderIsOneLine() throws IOException {
        assertThat(payload("X-Fold: one\r\n two\r\n\tthree\r\nX-Next: 4\r\n").headers())
                .containsExactly("Host: c.test", "X-Fold: one two three", "X-Next: 4");
    }

    @Test
    void bytesBeyondAsciiAreReadAsUtf8OrElseAsLatin1() throws IOException {
        var utf8 =
                new String("Zoë €".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(payload("X-Name: caf\u00e9\r\nX-Other: " + utf8 + "\r\n").headers())
                .containsExactly("Host: c.test", "X-Name: café", "X-Other: Zoë €");
    }

    @Test
    void anonymousRequestsLoseWhatTellsWhoTheyAreInWhateverForm() throws IOException {
        var payload =
                payload(
                        "SP-Anonymous: *\r\nX-Forwarded-For: no address at all\r\n"
                                + "x-real-IP: 203.0.113.5:99\r\nCOOKIE: sp=1\r\n"
                                + "Forwarded: for=203.0.113.5\r\nCF-Connecting-IP: 203.0.113.5\r\n"
                                + "True-Client-IP: 203.0.113.5\r\nX-Kept: yes\r\n");

        assertThat(payload.headers())
                .containsExactly("Host: c.test", "SP-Anonymous: *", "X-Kept: yes");
        assertThat(payload.ipAddress()).isEqualTo("unknown");
    }

    @Test
    void aQueryStringStaysAsItWasEncoded() throws IOException {
        try (var connection = new RawConnection(collector.port())) {
            connection.send(
                    "GET /i?a=%e9+%C3%A9&&=&b=<>\"{}|^`&a=1? HTTP/1.1\r\nHost: c.test\r\n\r\n");
            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
        }

        assertThat(taken().querystring()).isEqualTo("a=%e9+%C3%A9&&=&b=<>\"{}|^`&a=1?");
    }

    @Test
    void aPeerWithAnIpv6AddressIsWrittenOut() throws IOException {
        assumeTrue(hasIpv6(), "this machine has no IPv6 loopback");
        try (var six = TestCollector.start("interface = \"::1\"");
                var socket = new Socket(InetAddress.getByName("::1"), six.port())) {
            var request = "GET /i HTTP/1.0\r\nHost: c.test\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");

            assertThat(six.sink.take())
                    .extracting(record -> new String(record.bytes(), StandardCharsets.UTF_8))
                    .singleElement()
                    .asString()
                    .contains("0:0:0:0:0:0:0:1");
        }
    }

    private static boolean hasIpv6() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void largerBodiesThanDropPayloadSizeAre413AndLargerPayloadsThanMaxPayloadSizeBadRows()
            throws IOException {
        try (var limited =
                        TestCollector.start(
                                "networking { maxPayloadSize = 1000, dropPayloadSize = 3000 }");
                var connection = new RawConnection(limited.port())) {
            for (var size : List.of(100, 2000, 3001)) {
                connection.send(
                        "POST /com.acme/v1 HTTP/1.1\r\nHost: c.test\r\nContent-Length: "
                                + size
                                + "\r\n\r\n"
                                + (size > 3000 ? "" : "x".repeat(size)));
            }

            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(413);
            assertThat(limited.sink.take())
                    .extracting(record -> record.stream().name())
                    .containsExactly("GOOD", "BAD");
        }
    }
}
