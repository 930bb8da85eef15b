package io.freshet.collector.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest(name = "forwarded {0}, real {1} -> {2}")
    @CsvSource({
        ",,192.0.2.1",
        "203.0.113.5,,203.0.113.5",
        "'203.0.113.5, 10.0.0.1',,203.0.113.5",
        "'203.0.113.5,',,192.0.2.1",
        "'203.0.113.5, x',198.51.100.1,198.51.100.1",
        "unknown,198.51.100.1,unknown",
        "'unknown, 203.0.113.5',,unknown",
        "203.0.113.5:443,,192.0.2.1",
        "[2001:db8::1]:443,,192.0.2.1",
        "2001:DB8::1,,2001:db8:0:0:0:0:0:1",
        "::ffff:203.0.113.5,,203.0.113.5",
        "999.1.1.1,,192.0.2.1",
        "localhost,,192.0.2.1",
        "'',198.51.100.1,198.51.100.1",
        ",bad,192.0.2.1",
        "1:2,,192.0.2.1",
        "fe80::1%eth0,,192.0.2.1",
    })
    void believesProxiesThatNameAddressesOnly(String forwarded, String real, String expected) {
        var headers = new ArrayList<Header>();
        if (forwarded != null) {
            headers.add(new Header("x-forwarded-for", forwarded));
        }
        if (real != null) {
            headers.add(new Header("X-Real-IP", real));
        }

        var address = ClientAddress.of(new Headers(List.copyOf(headers)), "192.0.2.1");

        assertThat(address).isEqualTo(expected);
    }

    @Test
    void behindProxiesTheElementsTheyAddedCount() {
        var headers =
                new Headers(
                        List.of(
                                new Header("X-Forwarded-For", "1.1.1.1, 2.2.2.2"),
                                new Header("Other", "9.9.9.9"),
                                new Header("x-forwarded-for", "3.3.3.3,junk, 4.4.4.4")));

        assertThat(ClientAddress.behind(0, headers, "8.8.8.8")).isEqualTo("8.8.8.8");
        assertThat(ClientAddress.behind(1, headers, "8.8.8.8")).isEqualTo("4.4.4.4");
        assertThat(ClientAddress.behind(2, headers, "8.8.8.8")).isEqualTo("8.8.8.8");
        assertThat(ClientAddress.behind(3, headers, "8.8.8.8")).isEqualTo("3.3.3.3");
        assertThat(ClientAddress.behind(4, headers, "8.8.8.8")).isEqualTo("2.2.2.2");
        assertThat(ClientAddress.behind(5, headers, "8.8.8.8")).isEqualTo("1.1.1.1");
        assertThat(ClientAddress.behind(6, headers, "8.8.8.8")).isEqualTo("8.8.8.8");
    }
}
