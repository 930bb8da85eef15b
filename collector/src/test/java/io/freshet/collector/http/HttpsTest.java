package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshet.collector.TestCollector;
import io.freshet.collector.tls.TestKeys;
import io.freshet.collector.vectors.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsTest {

    private static final String HTTPS =
            "ssl { enable = true, port = 0 }\n" + TestKeys.localhost().settings();
    private static final String REDIRECT = HTTPS + "ssl.redirect = true\n";

    private static String request(String line, String... headers) {
        var text = new StringBuilder(line).append(" HTTP/1.1\r\nHost: c.test:80\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    private static RawConnection.Response ask(RawConnection connection, String request)
            throws IOException {
        connection.send(request);
        return connection.response(request.split(" ")[0]).orElseThrow();
    }

    @Test
    void bothPortsServe() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var plain = new RawConnection(collector.port());
                var secure = RawConnection.secure(collector.securePort())) {
            assertThat(ask(plain, request("GET /i")).status()).isEqualTo(200);
            assertThat(ask(secure, request("GET /i")).status()).isEqualTo(200);
            assertThat(ask(secure, request("GET /health")).status()).isEqualTo(200);
            assertThat(collector.sink.take()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /i?e=pv&a=%20",
                "GET /health",
                "OPTIONS /a/b",
                "POST /a/b",
                "HEAD /",
                "GET /r/tp2?u=https://x.test"
            })
    void thePlainPortSendsEverythingToTheOther(String line) throws Exception {
        try (var collector = TestCollector.start(REDIRECT);
                var plain = new RawConnection(collector.port())) {
            var response = ask(plain, request(line));

            var location = "https://c.test:" + collector.securePort() + line.split(" ")[1];
            assertThat(response.status()).isEqualTo(301);
            assertThat(response.header("Location")).hasValue(location);
            assertThat(response.header("Content-Type")).hasValue("text/html; charset=UTF-8");
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    @Test
    void theHttpsPortSendsWhatAProxyTookByPlainHttpToTheStandardPort() throws Exception {
        try (var collector = TestCollector.start(REDIRECT);
                var secure = RawConnection.secure(collector.securePort())) {
            var told = ask(secure, request("GET /i?a=b", "X-Forwarded-Proto: http"));
            var taken = ask(secure, request("GET /i?a=b"));

            assertThat(told.status()).isEqualTo(301);
            assertThat(told.header("Location")).hasValue("https://c.test/i?a=b");
            assertThat(taken.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cookieBounce.forwardedProtocolHeader = X-Forwarded-Proto"})
    void theBounceLeadsBackToTheSameScheme(String hocon) throws Exception {
        try (var collector = TestCollector.start(HTTPS + "cookieBounce.enabled = true\n" + hocon);
                var plain = new RawConnection(collector.port());
                var secure = RawConnection.secure(collector.securePort())) {
            assertThat(ask(plain, request("GET /i")).header("Location").orElseThrow())
                    .startsWith("http://c.test:80/i?");
            assertThat(ask(secure, request("GET /i")).header("Location").orElseThrow())
                    .startsWith("https://c.test:80/i?");
        }
    }

    @Test
    void theProxysSchemeBeatsOurOwn() throws Exception {
        var hocon =
                "cookieBounce { enabled = true, forwardedProtocolHeader = X-Forwarded-Proto }\n";
        try (var collector = TestCollector.start(HTTPS + hocon);
                var plain = new RawConnection(collector.port());
                var secure = RawConnection.secure(collector.securePort())) {
            var plainMarked = ask(plain, request("GET /i", "X-Forwarded-Proto: HTTPS"));
            var secureMarked = ask(secure, request("GET /i", "X-Forwarded-Proto: http"));
            var odd = ask(secure, request("GET /i", "X-Forwarded-Proto: ws"));

            assertThat(plainMarked.header("Location").orElseThrow()).startsWith("https://");
            assertThat(secureMarked.header("Location").orElseThrow()).startsWith("http://");
            assertThat(odd.header("Location").orElseThrow()).startsWith("https://");
        }
    }

    @Test
    void everyResponseTellsBrowsersToComeByHttpsOnly() throws Exception {
        var hocon = HTTPS + "hsts { enable = true, maxAge = 1 day }";
        try (var collector = TestCollector.start(hocon);
                var plain = new RawConnection(collector.port());
                var secure = RawConnection.secure(collector.securePort())) {
            for (var line : new String[] {"GET /i", "GET /none/at/all", "OPTIONS /i", "FOO /"}) {
                assertThat(ask(secure, request(line)).header("Strict-Transport-Security"))
                        .as(line)
                        .hasValue("max-age=86400");
            }
            assertThat(ask(plain, request("GET /i")).header("Strict-Transport-Security"))
                    .hasValue("max-age=86400");
        }
    }

    @Test
    void withoutItNobodyIsTold() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var secure = RawConnection.secure(collector.securePort())) {
            assertThat(ask(secure, request("GET /i")).header("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    void theLastResponseIsFollowedByAProperEnd() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var secure = RawConnection.secure(collector.securePort())) {
            var response = ask(secure, request("GET /i", "Connection: close"));

            assertThat(response.status()).isEqualTo(200);
            // Without the peer's close_notify, reading would fail and not end.
            assertThat(secure.isClosed(2000)).isTrue();
        }
    }

    @Test
    void whatIsNoHandshakeIsCountedAndNotAnswered() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var plain = new RawConnection(collector.securePort())) {
            plain.send(request("GET /i"));

            await().untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("tls_handshakes_failed_total 1.0"));
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheVersionsThatAreSafe(String version) throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var socket = socket(collector.securePort())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void speaksNoOlderVersion() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var socket = socket(collector.securePort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});

            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aSecondHandshakeEndsTheConnection() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var socket = socket(collector.securePort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setSoTimeout(5000);
            socket.startHandshake();

            assertThatThrownBy(
                            () -> {
                                socket.startHandshake();
                                if (socket.getInputStream().read() < 0) {
                                    throw new IOException("closed in order");
                                }
                            })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first.test", "second.test"})
    void showsTheCertificateOfTheNameThatTheClientAsksFor(String name) throws Exception {
        var keys = TestKeys.make("first.test", "-keyalg", "EC").and("second.test");
        try (var collector =
                        TestCollector.start("ssl { enable = true, port = 0 }\n" + keys.settings());
                var socket = socket(collector.securePort())) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();

            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=" + name);
        }
    }

    @Test
    void newConnectionsGetARenewedCertificateAndOldOnesGoOn(@TempDir Path directory)
            throws Exception {
        var store = directory.resolve("live.p12");
        Files.copy(TestKeys.localhost().store, store);
        var renewed = TestKeys.make("renewed.test", "-keyalg", "RSA");
        var settings =
                HTTPS
                        + "ssl.reloadPeriod = 20 ms\nssl.keyStore { path = \"%s\" }\n"
                                .formatted(store);
        try (var collector = TestCollector.start(settings);
                var old = RawConnection.secure(collector.securePort())) {
            assertThat(shown(collector)).isEqualTo(TestKeys.localhost().certificate);

            var beside = directory.resolve("new.p12");
            Files.copy(renewed.store, beside);
            Files.move(beside, store, StandardCopyOption.ATOMIC_MOVE);

            await().untilAsserted(
                            () -> assertThat(shown(collector)).isEqualTo(renewed.certificate));
            assertThat(ask(old, request("GET /i")).status()).isEqualTo(200);
            assertThat(collector.meters.scrape())
                    .contains("certificate_reloads_total{outcome=\"renewed\"} 1.0");

            Files.writeString(store, "broken");
            await().untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains(
                                                    "certificate_reloads_total{outcome=\"refused\"}"
                                                            + " 1.0"));
            assertThat(shown(collector)).isEqualTo(renewed.certificate);
        }
    }

    @Test
    void showsHowLongItsCertificateLasts() {
        try (var collector = TestCollector.start(HTTPS)) {
            assertThat(collector.meters.scrape())
                    .containsPattern("freshet_collector_certificate_expiry_seconds 77\\d{5}");
        }
    }

    @Test
    void aTakenHttpsPortNamesItsKey() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var hocon = HTTPS + "ssl.port = " + taken.getLocalPort();

            assertThatThrownBy(() -> TestCollector.start(hocon))
                    .hasMessageContaining("F6002")
                    .hasMessageContaining("ssl.port");
        }
    }

    private static Certificate shown(TestCollector collector) throws IOException {
        try (var socket = socket(collector.securePort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket socket(int port) throws IOException {
        return (SSLSocket)
                TestKeys.trustingClient().getSocketFactory().createSocket("127.0.0.1", port);
    }
}
