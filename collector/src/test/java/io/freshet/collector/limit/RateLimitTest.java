package io.freshet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Rates are so low that no token is added while a test runs. */
class RateLimitTest {

    private static final String PER_ADDRESS =
            "rateLimit.perAddress { enabled = true, requestsPerSecond = 0.01, burst = 2 }";
    private static final String PER_APP =
            "rateLimit.perApp { enabled = true, requestsPerSecond = 0.01, burst = 1 }";

    @Test
    void anAddressThatSendsTooOftenIsTold429AndWhenToComeAgain() throws Exception {
        try (var collector = TestCollector.start(PER_ADDRESS);
                var connection = new RawConnection(collector.port())) {
            assertThat(get(connection, "/i", "").status()).isEqualTo(200);
            assertThat(get(connection, "/i", "").status()).isEqualTo(200);
            var refused = get(connection, "/i", "Origin: https://shop.test\r\n");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(90, 100));
            assertThat(refused.header("Access-Control-Allow-Origin")).hasValue("https://shop.test");
            assertThat(refused.header("Set-Cookie")).isEmpty();
            assertThat(collector.sink.take()).hasSize(2);
            assertThat(collector.meters.scrape())
                    .contains("events_refused_total{reason=\"rate_limited_address\"} 1.0");
        }
    }

    @Test
    void healthAndPreflightAreNotLimited() throws Exception {
        try (var collector = TestCollector.start(PER_ADDRESS);
                var connection = new RawConnection(collector.port())) {
            for (var i = 0; i < 10; i++) {
                assertThat(get(connection, "/health", "").status()).isEqualTo(200);
                connection.send("OPTIONS /a/b HTTP/1.1\r\nHost: c.test\r\n\r\n");
                assertThat(connection.response("OPTIONS").orElseThrow().status()).isEqualTo(200);
            }
            assertThat(get(connection, "/i", "").status()).isEqualTo(200);
        }
    }

    @Test
    void theAddressIsTheOneThatTheEventWouldHave() throws Exception {
        try (var collector = TestCollector.start(PER_ADDRESS);
                var connection = new RawConnection(collector.port())) {
            for (var i = 0; i < 10; i++) {
                var forwarded = "X-Forwarded-For: 192.0.2." + i + ", 10.0.0.1\r\n";
                assertThat(get(connection, "/i", forwarded).status()).isEqualTo(200);
            }
            get(connection, "/i", "X-Forwarded-For: unknown\r\n");
            get(connection, "/i", "SP-Anonymous: *\r\n");

            assertThat(get(connection, "/i", "").status())
                    .as("unknown and anonymous count for the connection's address")
                    .isEqualTo(429);
        }
    }

    @Test
    void behindProxiesTheAddressIsOneThatNoClientCanChoose() throws Exception {
        try (var collector =
                        TestCollector.start(PER_ADDRESS + ", rateLimit.perAddress.proxies = 1");
                var connection = new RawConnection(collector.port())) {
            for (var i = 0; i < 3; i++) {
                var made = "X-Forwarded-For: 192.0.2." + i + ", 198.51.100.7\r\n";
                var expected = i < 2 ? 200 : 429;
                assertThat(get(connection, "/i", made).status()).isEqualTo(expected);
            }
            var other = "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-For: 198.51.100.8\r\n";
            assertThat(get(connection, "/i", other).status()).isEqualTo(200);
        }
    }

    @Test
    void addressesOfOneIpv6NetworkAreOne() throws Exception {
        try (var collector = TestCollector.start(PER_ADDRESS);
                var connection = new RawConnection(collector.port())) {
            for (var i = 0; i < 3; i++) {
                var expected = i < 2 ? 200 : 429;
                var forwarded = "X-Forwarded-For: 2001:db8:1:2::" + i + "\r\n";
                assertThat(get(connection, "/i", forwarded).status()).isEqualTo(expected);
            }
            var other = "X-Forwarded-For: 2001:db8:1:3::1\r\n";
            assertThat(get(connection, "/i", other).status()).isEqualTo(200);
        }
    }

    @Test
    void anAppIsLimitedWhereverItsIdStands() throws Exception {
        try (var collector = TestCollector.start(PER_APP);
                var connection = new RawConnection(collector.port())) {
            assertThat(get(connection, "/i?aid=shop", "").status()).isEqualTo(200);
            var body = "{\"data\":[{\"e\":\"pv\",\"aid\":\"shop\"}]}";
            connection.send(
                    "POST /com.snowplowanalytics.snowplow/tp2 HTTP/1.1\r\nHost: c.test\r\n"
                            + "Content-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);

            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(429);
            assertThat(get(connection, "/i?aid=blog", "").status()).isEqualTo(200);
            assertThat(get(connection, "/i", "").status()).isEqualTo(200);
            assertThat(get(connection, "/i", "").status()).isEqualTo(200);
            assertThat(collector.meters.scrape())
                    .contains("events_refused_total{reason=\"rate_limited_app\"} 1.0");
        }
    }

    private static RawConnection.Response get(
            RawConnection connection, String target, String headers) throws IOException {
        connection.send("GET " + target + " HTTP/1.1\r\nHost: c.test\r\n" + headers + "\r\n");
        return connection.response("GET").orElseThrow();
    }
}
