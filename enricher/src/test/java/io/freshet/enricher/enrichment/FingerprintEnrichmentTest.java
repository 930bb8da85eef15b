package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.freshet.event.atomic.AtomicField;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintEnrichmentTest {

    @Test
    void sameParametersInAnotherOrderHaveTheSameFingerprint() {
        assertThat(fingerprint(Map.of("a", "1", "b", "2", "c", "3")))
                .isEqualTo(fingerprint(Map.of("c", "3", "a", "1", "b", "2")));
    }

    @Test
    void excludedParametersAndOnesWithoutValueDoNotCount() {
        var more = new HashMap<>(Map.of("a", "1", "stm", "7"));
        more.put("novalue", null);

        assertThat(fingerprint(more)).isEqualTo(fingerprint(Map.of("a", "1")));
    }

    @Test
    void emptyValueCounts() {
        assertThat(fingerprint(Map.of("a", "1", "b", "")))
                .isNotEqualTo(fingerprint(Map.of("a", "1")));
    }

    @Test
    void nameAndValueAreKeptApart() {
        assertThat(fingerprint(Map.of("ab", "c"))).isNotEqualTo(fingerprint(Map.of("a", "bc")));
    }

    @Test
    void hashIsOfNamesAndValuesEachFollowedByASeparator() {
        // printf 'a\x1f1\x1f' | md5sum
        assertThat(fingerprint(Map.of("a", "1"))).isEqualTo("49faee982a8870a39f64bf2bab9233cc");
    }

    @Test
    void unknownHashIsRefusedBeforeTheFirstEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FingerprintEnrichment("CRC32", Set.of()))
                .withMessageContaining("CRC32");
    }

    private static String fingerprint(Map<String, String> parameters) {
        return Events.fields(
                        new FingerprintEnrichment("MD5", Set.of("stm"))
                                .enrich(Events.of(parameters)))
                .get(AtomicField.EVENT_FINGERPRINT);
    }
}
