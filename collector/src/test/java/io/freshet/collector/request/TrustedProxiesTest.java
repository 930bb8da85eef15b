package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.collector.TestCollector;
import io.freshet.collector.settings.AddressRange;
import io.freshet.collector.vectors.RawConnection;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

    private static CollectorPayload payload(String proxies, String lines) throws IOException {
        try (var collector = TestCollector.start("networking.trustedProxies = [" + proxies + "]");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n" + lines + "\r\n");
            connection.response("GET");
            return ((CollectorPayloadCodec.Decoded.Payload)
                            CollectorPayloadCodec.decode(collector.sink.take().get(0).bytes()))
                    .payload();
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "'X-Forwarded-For: 203.0.113.5', 203.0.113.5",
        "'X-Forwarded-For: 1.2.3.4, 203.0.113.5', 203.0.113.5",
        "'X-Forwarded-For: 1.2.3.4, 203.0.113.5, 10.9.9.9', 203.0.113.5",
        "'X-Forwarded-For: 10.1.1.1, 10.9.9.9', 10.1.1.1",
        "'X-Forwarded-For: 203.0.113.5:4711', 203.0.113.5",
        "'X-Forwarded-For: [2001:db8::1]:443', 2001:db8:0:0:0:0:0:1",
        "'X-Forwarded-For: 2001:db8::1', 2001:db8:0:0:0:0:0:1",
        "'X-Forwarded-For: garbage, 10.9.9.9', 10.9.9.9",
        "'X-Forwarded-For: unknown, 10.9.9.9', unknown",
        "'X-Real-IP: 203.0.113.7:80', 203.0.113.7",
        "'X-Other: 1', 127.0.0.1",
    })
    void theLastHopThatIsNoProxyIsTheClient(String header, String client) throws IOException {
        var payload = payload("\"127.0.0.0/8\", \"10.0.0.0/8\"", header + "\r\n");

        assertThat(payload.ipAddress()).isEqualTo(client);
    }

    @Test
    void aClientThatComesWithoutAProxyCannotSayWhereItIs() throws IOException {
        var payload =
                payload(
                        "\"192.0.2.0/24\"",
                        "X-Forwarded-For: 203.0.113.5\r\nforwarded: for=203.0.113.5\r\n"
                                + "X-Real-Ip: 203.0.113.5\r\nX-Kept: 1\r\n");

        assertThat(payload.ipAddress()).isEqualTo("127.0.0.1");
        assertThat(payload.headers()).containsExactly("Host: c.test", "X-Kept: 1");
    }

    @Test
    void nothingIsDoneUnlessProxiesAreNamed() throws IOException {
        var payload = payload("", "X-Forwarded-For: 203.0.113.5\r\n");

        assertThat(payload.ipAddress()).isEqualTo("203.0.113.5");
        assertThat(payload.headers()).contains("X-Forwarded-For: 203.0.113.5");
    }

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "fd00::/8, fdff:0:0:0:0:0:0:1, true",
        "fd00::/8, fc00::1, false",
        "10.0.0.0/8, unknown, false",
    })
    void rangesHoldAddressesWithTheirFirstBits(String range, String address, boolean holds) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(address)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"localhost", "10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0/", "300.1.1.1"})
    void whatIsNoRangeIsRefusedAtStart(String range) {
        assertThat(AddressRange.parse(range)).isEmpty();
        assertThatThrownBy(() -> payload("\"" + range + "\"", "")).hasMessageContaining("F6004");
    }
}
