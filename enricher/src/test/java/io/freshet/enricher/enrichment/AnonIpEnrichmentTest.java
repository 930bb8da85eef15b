package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.freshet.event.atomic.AtomicField;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonIpEnrichmentTest {

    @ParameterizedTest(name = "{0}, {1} octets, {2} segments -> {3}")
    @CsvSource(
            textBlock =
                    """
                    203.0.113.7,          1, 1, 203.0.113.x
                    203.0.113.7,          2, 1, 203.0.x.x
                    203.0.113.7,          4, 1, x.x.x.x
                    2001:db8::1,          1, 2, 2001:db8:0:0:0:0:x:x
                    2001:0DB8::0009,      1, 1, 2001:db8:0:0:0:0:0:x
                    ::1,                  1, 8, x:x:x:x:x:x:x:x
                    64:ff9b::192.0.2.33,  1, 1, 64:ff9b:0:0:0:0:c000:x
                    ::FFFF:192.0.2.45,    1, 4, ::FFFF:192.0.2.x
                    ::ffff:192.0.2.44,    3, 4, ::ffff:192.x.x.x
                    ::ffff:c000:22c,      1, 2, 0:0:0:0:0:ffff:x:x
                    [2001:db8::5]:80,     1, 4, [2001:db8::5]:x:x:x:x
                    [2001:db8::5]:80,     1, 1, [2001:db8::5]:80:x:x:x
                    a:b,                  1, 2, a:b:x:x:x:x:x:x
                    ::FFFF:zz,            1, 8, x:x:x:x:x:x:x:x
                    1.2.3,                2, 2, 1.2.x
                    host.example,         3, 3, host.x
                    unknown,              4, 8, unknown
                    """)
    void masksTheLastParts(String address, int octets, int segments, String expected) {
        var event = Events.with(Map.of(AtomicField.USER_IPADDRESS, address));

        var addition = new AnonIpEnrichment(octets, segments).enrich(event);

        assertThat(Events.fields(addition)).containsEntry(AtomicField.USER_IPADDRESS, expected);
    }

    @Test
    void noAddressIsLeftAlone() {
        assertThat(new AnonIpEnrichment(1, 1).enrich(Events.of(Map.of()))).isEqualTo(Addition.NONE);
    }

    @Test
    void nothingButPartsThatExistCanBeMasked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AnonIpEnrichment(5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AnonIpEnrichment(1, 9));
    }
}
