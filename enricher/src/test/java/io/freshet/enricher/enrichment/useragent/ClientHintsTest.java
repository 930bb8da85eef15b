package io.freshet.enricher.enrichment.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientHintsTest {

    @Test
    void hintsAreFoundHoweverTheirNamesAreWritten() {
        var headers =
                List.of(
                        "Sec-CH-UA-Platform: \"Windows\"",
                        "sec-ch-ua-mobile:?0",
                        "Sec-CH-UA-Model",
                        "Host: example.com",
                        "User-Agent: curl/8.4.0");

        assertThat(ClientHints.of(headers))
                .isEqualTo(Map.of("sec-ch-ua-platform", "\"Windows\"", "sec-ch-ua-mobile", "?0"));
    }

    @Test
    void ofSeveralTheLastCounts() {
        assertThat(ClientHints.of(List.of("Sec-CH-UA-Mobile: ?0", "sec-ch-ua-mobile: ?1")))
                .containsExactly(Map.entry("sec-ch-ua-mobile", "?1"));
    }

    @Test
    void aHugeHintIsReadAtItsBeginning() {
        var hints = ClientHints.of(List.of("Sec-CH-UA: " + "x".repeat(100_000)));

        assertThat(hints.get("sec-ch-ua")).hasSize(ClientHints.MAX_LENGTH);
    }
}
