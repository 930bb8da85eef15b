package io.freshet.enricher.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            textBlock =
                    """
                    203.0.113.7, 203.0.113.7
                    ' 203.0.113.7 ', 203.0.113.7
                    203.0.113.7:8080, 203.0.113.7
                    [203.0.113.7], 203.0.113.7
                    0.0.0.0, 0.0.0.0
                    2001:db8::1, 2001:db8:0:0:0:0:0:1
                    2001:DB8::1, 2001:db8:0:0:0:0:0:1
                    [2001:db8::1], 2001:db8:0:0:0:0:0:1
                    [2001:db8::1]:443, 2001:db8:0:0:0:0:0:1
                    fe80::1%eth0, fe80:0:0:0:0:0:0:1
                    ::, 0:0:0:0:0:0:0:0
                    ::ffff:203.0.113.7, 203.0.113.7
                    ::ffff:cb00:7107, 203.0.113.7
                    """)
    void readsAddresses(String text, String address) {
        assertThat(IpText.parse(text)).map(InetAddress::getHostAddress).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "localhost",
                "example.com",
                "203.0.113",
                "203.0.113.",
                "203.0.113.256",
                "203.0.113.7.8",
                "203.0.113.-1",
                "203.0.113.x",
                "203.0.113.7:",
                "203.0.113.7:99999",
                "203.0.113.7:http",
                "[203.0.113.7",
                "[2001:db8::1]x",
                "2001:db8::1::2",
                "1:2:3:4:5:6:7:8:9",
                "[]",
                ":",
                "203.0.113.0/24"
            })
    void allElseIsNoAddress(String text) {
        assertThat(IpText.parse(text)).isEmpty();
    }
}
