package io.freshet.enricher.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    X-Forwarded-For: 192.0.2.1 -> 192.0.2.1
                    x-forwarded-for: 192.0.2.1, 10.0.0.1 -> 192.0.2.1
                    X-Forwarded-For: 192.0.2.6:5555 -> 192.0.2.6
                    X-Forwarded-For: "[2001:DB8::9]:443" -> 2001:db8::9
                    X-Forwarded-For: ::ffff:192.0.2.8 -> ::ffff:192.0.2.8
                    Forwarded: for=192.0.2.60;proto=http -> 192.0.2.60
                    Forwarded: for="[2001:db8::7]" -> 2001:db8::7
                    X-Forwarded-For: unknown, 192.0.2.1 -> 203.0.113.9
                    X-Forwarded-For:  192.0.2.10 -> 203.0.113.9
                    Forwarded: for=_hidden -> 203.0.113.9
                    X-Real-IP: 192.0.2.1 -> 203.0.113.9
                    """)
    void readsTheFirstAddressOfAForwardingHeader(String header, String expected) {
        assertThat(ClientAddress.of(List.of(header), "203.0.113.9")).isEqualTo(expected);
    }

    @Test
    void xForwardedForBeatsForwarded() {
        var headers = List.of("Forwarded: for=192.0.2.63", "X-Forwarded-For: 192.0.2.4");

        assertThat(ClientAddress.of(headers, null)).isEqualTo("192.0.2.4");
    }

    @Test
    void forwardedCountsWhereverItStands() {
        var headers = List.of("Forwarded: for=192.0.2.61", "Host: x.example");

        assertThat(ClientAddress.of(headers, "203.0.113.9")).isEqualTo("192.0.2.61");
    }

    @Test
    void headerOfTwoLinesIsNoForwardingHeader() {
        var headers = List.of("X-Forwarded-For: 192.0.2.4\nX: y");

        assertThat(ClientAddress.of(headers, "203.0.113.9")).isEqualTo("203.0.113.9");
    }
}
