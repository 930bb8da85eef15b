package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LoaderMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LoaderMetrics metrics = new LoaderMetrics(registry);

    @Test
    void everyMeterSaysWhatItCounts() {
        metrics.lost(3);
        metrics.ddl("create");
        metrics.retry("kafka");

        assertThat(registry.getMeters())
                .hasSizeGreaterThan(9)
                // the simple registry's own
                .filteredOn(meter -> !meter.getId().getName().endsWith(".histogram"))
                .allSatisfy(
                        meter ->
                                assertThat(meter.getId().getDescription())
                                        .as(meter.getId().getName())
                                        .isNotEmpty());
    }

    @Test
    void ledgerIsCompleteFromTheStart() {
        assertThat(registry.get("freshet_loader_duplicate").counter().count()).isZero();
        assertThat(registry.get("freshet_loader_lost").counter().count()).isZero();

        metrics.lost(3);

        assertThat(registry.get("freshet_loader_lost").counter().count()).isEqualTo(3);
    }
}
