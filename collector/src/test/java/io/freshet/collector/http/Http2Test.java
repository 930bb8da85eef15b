package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshet.collector.TestCollector;
import io.freshet.collector.tls.TestKeys;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Http2Test {

    private static final String HTTPS =
            "ssl { enable = true, port = 0 }\n" + TestKeys.localhost().settings();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_2)
                    .sslContext(TestKeys.trustingClient())
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private static HttpRequest.Builder to(TestCollector collector, String path) {
        return HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + collector.securePort() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static CollectorPayload onlyPayload(TestCollector collector) {
        var records = collector.sink.take();
        assertThat(records).hasSize(1);
        var decoded = CollectorPayloadCodec.decode(records.get(0).bytes());
        return ((CollectorPayloadCodec.Decoded.Payload) decoded).payload();
    }

    @Test
    void isWhatAClientGetsThatAsksForIt() throws Exception {
        try (var collector = TestCollector.start(HTTPS)) {
            var response = send(to(collector, "/i?e=pv"));

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).hasValue("image/gif");
            assertThat(response.headers().firstValue("set-cookie").orElseThrow()).startsWith("sp=");
            assertThat(response.headers().firstValue("connection")).isEmpty();
        }
    }

    @Test
    void canBeTurnedOff() throws Exception {
        try (var collector = TestCollector.start(HTTPS + "networking.http2.enable = false")) {
            var response = send(to(collector, "/i?e=pv"));

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void thePayloadIsThatOfTheOlderProtocol() throws Exception {
        try (var collector = TestCollector.start(HTTPS)) {
            var authority = "127.0.0.1:" + collector.securePort();
            send(
                    to(collector, "/com.acme/v1?a=%20b")
                            .header("Content-Type", "application/json; charset=UTF-8")
                            .header("Cookie", "sp=id; other=1")
                            .header("X-Own", "1")
                            .POST(BodyPublishers.ofString("{\"é\":1}")));

            var payload = onlyPayload(collector);
            assertThat(payload.hostname()).isEqualTo("127.0.0.1");
            assertThat(payload.ipAddress()).isEqualTo("127.0.0.1");
            assertThat(payload.path()).isEqualTo("/com.acme/v1");
            assertThat(payload.querystring()).isEqualTo("a=%20b");
            assertThat(payload.body()).isEqualTo("{\"é\":1}");
            assertThat(payload.contentType()).isEqualTo("application/json");
            assertThat(payload.networkUserId()).isEqualTo("id");
            assertThat(payload.headers())
                    .contains("host: " + authority, "cookie: sp=id; other=1", "x-own: 1")
                    .endsWith("application/json")
                    .noneMatch(header -> header.startsWith("x-http2"))
                    .noneMatch(header -> header.startsWith(":"))
                    .noneMatch(header -> header.startsWith("transfer-encoding"));
        }
    }

    @Test
    void aHeadHasTheHeadersOnly() throws Exception {
        try (var collector = TestCollector.start(HTTPS)) {
            var response = send(to(collector, "/i").method("HEAD", BodyPublishers.noBody()));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-length")).hasValue("43");
            assertThat(collector.sink.take()).hasSize(1);
        }
    }

    @Test
    void manyAtOnceOnOneConnectionAllArrive() throws Exception {
        try (var collector = TestCollector.start(HTTPS)) {
            send(to(collector, "/health"));
            var body = BodyPublishers.ofString("x".repeat(100_000));
            var sent =
                    IntStream.range(0, 80)
                            .mapToObj(
                                    n ->
                                            client.sendAsync(
                                                    to(collector, "/a/b?n=" + n).POST(body).build(),
                                                    BodyHandlers.ofString()))
                            .toList();

            for (var response : sent) {
                assertThat(response.get().statusCode()).isEqualTo(200);
                assertThat(response.get().body()).isEqualTo("ok");
            }
            assertThat(collector.sink.take()).hasSize(80);
            assertThat(collector.meters.scrape())
                    .contains("freshet_collector_connections_active 1.0")
                    .contains("freshet_collector_buffered_bytes 0.0");
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        var hocon = HTTPS + "networking.dropPayloadSize = 1000";
        try (var collector = TestCollector.start(hocon)) {
            var large = BodyPublishers.ofByteArray(new byte[2000]);
            var unknown = BodyPublishers.ofByteArrays(List.of(new byte[900], new byte[900]));

            assertThat(send(to(collector, "/a/b").POST(large)).statusCode()).isEqualTo(413);
            assertThat(send(to(collector, "/a/b").POST(unknown)).statusCode()).isEqualTo(413);
            assertThat(send(to(collector, "/i")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws Exception {
        var hocon = HTTPS + "networking.maxHeadersLength = 1000";
        try (var collector = TestCollector.start(hocon)) {
            var request = to(collector, "/i").header("X-Long", "x".repeat(2000));

            assertThat(refused(request)).isTrue();
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    /** Either the client itself respects the limit that it was told, or it is answered 431. */
    private boolean refused(HttpRequest.Builder request) throws Exception {
        try {
            return send(request).statusCode() == 431;
        } catch (IOException tooLong) {
            return true;
        }
    }

    @Test
    void aTargetBeyondTheLimitIsRefused() throws Exception {
        var hocon = HTTPS + "networking.maxRequestLineLength = 100";
        try (var collector = TestCollector.start(hocon)) {
            var response = send(to(collector, "/i?" + "x".repeat(200)));

            assertThat(response.statusCode()).isEqualTo(414);
        }
    }

    @Test
    void aSinkThatRefusesIsAnswered503() throws Exception {
        try (var collector = TestCollector.start(HTTPS)) {
            collector.sink.outcome(CompletableFuture.failedFuture(new IOException("away")));

            var response = send(to(collector, "/i"));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
        }
    }

    @Test
    void requestsThatAreUnderWayEndBeforeTheServerDoes() throws Exception {
        var collector = TestCollector.start(HTTPS + "terminationDeadline = 10 s");
        var ack = new CompletableFuture<Void>();
        collector.sink.outcome(ack);
        try (var raw = new Http2Client(collector.securePort())) {
            var pending = raw.send(Http2Client.get("/i"));
            await().untilAsserted(() -> assertThat(collector.sink.take()).hasSize(1));

            var closing = CompletableFuture.runAsync(collector::close);
            assertThat(raw.goAway.get()).isEqualTo(Http2Error.NO_ERROR.code());
            assertThat(closing).isNotDone();
            assertThat(pending).isNotDone();
            ack.complete(null);

            assertThat(pending.get()).isEqualTo("200");
            closing.get();
            await().until(() -> !raw.isOpen());
        }
    }

    @Test
    void tellsItsLimits() throws Exception {
        var hocon = "networking { maxHeadersLength = 5000, http2.maxConcurrentStreams = 7 }";
        try (var collector = TestCollector.start(HTTPS + hocon);
                var raw = new Http2Client(collector.securePort())) {
            assertThat(raw.settings.get().maxConcurrentStreams()).isEqualTo(7);
            assertThat(raw.settings.get().maxHeaderListSize()).isEqualTo(5000);
        }
    }

    @Test
    void whatIsNoRequestIsTurnedAwayAndTheOthersGoOn() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var raw = new Http2Client(collector.securePort())) {
            var withoutMethod = raw.send(new DefaultHttp2Headers(false).scheme("https").path("/i"));
            var badMethod = raw.send(Http2Client.get("/i").method("a b"));
            var badPath = raw.send(Http2Client.get("/i?a=%zz"));
            var withoutHost = raw.send(without(Http2Client.get("/i"), ":authority"));
            var good = raw.send(Http2Client.get("/i"));

            assertThat(withoutMethod.get()).isIn("400", "reset");
            assertThat(badMethod.get()).isIn("400", "reset");
            assertThat(badPath.get()).isEqualTo("400");
            assertThat(withoutHost.get()).isEqualTo("400");
            assertThat(good.get()).isEqualTo("200");
            assertThat(collector.sink.take()).hasSize(1);
        }
    }

    @Test
    void aFloodOfRequestsThatAreTakenBackEndsTheConnection() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var raw = new Http2Client(collector.securePort())) {
            for (var n = 0; n < 500 && raw.isOpen(); n++) {
                raw.sendAndReset(Http2Client.get("/robots.txt"));
            }

            await().until(() -> !raw.isOpen());
            // What a server says last can be lost while its client is still sending.
            var calm = Http2Error.ENHANCE_YOUR_CALM.code();
            assertThat(raw.goAway.getNow(calm)).isEqualTo(calm);
        }
    }

    @Test
    void aBodyThatTricklesInIsTurnedAway() throws Exception {
        var hocon = HTTPS + "networking.bodyReadTimeout = 200 ms";
        try (var collector = TestCollector.start(hocon);
                var raw = new Http2Client(collector.securePort())) {
            var outcome = new CompletableFuture<String>();
            raw.begin("/a/b", new byte[100], outcome);

            assertThat(outcome.get()).isEqualTo("408");
            assertThat(raw.send(Http2Client.get("/i")).get()).isEqualTo("200");
        }
    }

    @Test
    void aBodyThatIsTakenBackLeavesNothingBehind() throws Exception {
        try (var collector = TestCollector.start(HTTPS);
                var raw = new Http2Client(collector.securePort())) {
            var stream = raw.begin("/a/b", new byte[100], new CompletableFuture<>());
            await().untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 100.0"));

            stream.close().sync();

            await().untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 0.0"));
            assertThat(collector.meters.scrape())
                    .contains("events_refused_total{reason=\"cut_off\"} 1.0");
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    private static Http2Headers without(Http2Headers headers, String name) {
        headers.remove(name);
        return headers;
    }

    @Test
    void aStreamThatNeverEndsDoesNotKeepTheServer() throws Exception {
        var collector = TestCollector.start(HTTPS + "terminationDeadline = 300 ms");
        collector.sink.outcome(new CompletableFuture<>());
        var pending = client.sendAsync(to(collector, "/i").build(), BodyHandlers.discarding());
        await().untilAsserted(() -> assertThat(collector.sink.take()).hasSize(1));

        collector.close();

        assertThatThrownBy(pending::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        try (var collector = TestCollector.start(HTTPS + "networking.idleTimeout = 200 ms")) {
            send(to(collector, "/i"));

            await().untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_connections_active 0.0"));
            assertThat(send(to(collector, "/i")).statusCode()).isEqualTo(200);
        }
    }
}
