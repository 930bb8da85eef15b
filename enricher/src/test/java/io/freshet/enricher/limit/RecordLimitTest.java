package io.freshet.enricher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Processor PROCESSOR = new Processor("test", "1.0.0");

    @Test
    void lineIsMeasuredInBytes() {
        var limit = new RecordLimit(10, PROCESSOR, () -> NOW);

        assertThat(limit.violation(utf8("\u00e9".repeat(5)))).isEmpty();
        assertThat(limit.violation(utf8("\u00e9".repeat(6))))
                .contains(
                        new BadRow.SizeViolation(
                                PROCESSOR,
                                NOW,
                                10,
                                12,
                                "event passed enrichment but then exceeded the maximum allowed"
                                        + " size 10 bytes",
                                "\u00e9".repeat(6)));
    }

    @Test
    void firstFourFifthsOfALongLineAreKept() {
        var limit = new RecordLimit(10, PROCESSOR, () -> NOW);

        assertThat(limit.violation(utf8("0123456789ABC")))
                .map(row -> ((BadRow.SizeViolation) row).payload())
                .contains("01234567");
    }

    @Test
    void rowThatIsTooLargeIsReplacedByItsFirstTenth() {
        var limit = new RecordLimit(1000, PROCESSOR, () -> NOW);
        var row = new BadRow.GenericError(PROCESSOR, NOW, List.of("x".repeat(1000)), "");

        var fitted = (BadRow.SizeViolation) limit.fit(row).row();

        assertThat(fitted.actualSizeBytes()).isGreaterThan(1000);
        assertThat(fitted.payload()).hasSize(100).startsWith("{\"schema\":");
        assertThat(limit.fit(fitted).row()).isSameAs(fitted);
    }

    @Test
    void zeroIsNoLimit() {
        var limit = new RecordLimit(0, PROCESSOR, () -> NOW);
        var row = new BadRow.GenericError(PROCESSOR, NOW, List.of("x".repeat(9999)), "");

        assertThat(limit.violation(utf8("x".repeat(9999)))).isEmpty();
        assertThat(limit.fit(row).row()).isSameAs(row);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
