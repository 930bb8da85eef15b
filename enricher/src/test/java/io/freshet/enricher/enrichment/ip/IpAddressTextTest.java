package io.freshet.enricher.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTextTest {

    @ParameterizedTest
    @CsvSource({
        "81.2.69.142, 81.2.69.142",
        "81.2.69.142:8080, 81.2.69.142",
        "::ffff:81.2.69.142, 81.2.69.142",
        "2001:218::1, 2001:218:0:0:0:0:0:1",
        "[2001:218::1], 2001:218:0:0:0:0:0:1",
        "[2001:218::1]:443, 2001:218:0:0:0:0:0:1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    })
    void readsAddresses(String text, String address) {
        assertThat(IpAddressText.parse(text).map(InetAddress::getHostAddress)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4/24",
                "1.2.3.4.5",
                "81.2.69.x",
                "2001:218:::1",
                "unknown",
                "[",
                "[]:80",
                "%"
            })
    void readsNothingElseAndAsksNobody(String text) {
        assertThat(IpAddressText.parse(text)).isEmpty();
    }
}
