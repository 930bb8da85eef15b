package io.freshet.enricher.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6TextTest {

    @Test
    void gapStandsForZeros() {
        assertThat(Ipv6Text.parse("2001:db8::7:0"))
                .contains(new Ipv6Text(List.of(0x2001, 0xdb8, 0, 0, 0, 0, 7, 0), false));
    }

    @Test
    void lastTwoSegmentsMayBeDotted() {
        assertThat(Ipv6Text.parse("::ffff:192.0.2.1"))
                .contains(new Ipv6Text(List.of(0, 0, 0, 0, 0, 0xffff, 0xc000, 0x201), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1.2.3.4",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "::1.2.3",
                "::256.1.1.1",
                "1.2.3.4::",
                "g::",
                "[::1]",
                "::1%eth0",
                "1:2:3:4:5:6:7::8:9"
            })
    void allElseIsNoAddress(String text) {
        assertThat(Ipv6Text.parse(text)).isEmpty();
    }
}
