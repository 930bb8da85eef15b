package io.freshet.enricher.asset;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/**
 * How fresh assets are, for those who watch.
 *
 * @param registry where they are shown
 * @param clock tells how old an asset is
 */
record AssetMeters(MeterRegistry registry, InstantSource clock) {

    /** What came of looking for a newer one. */
    enum Outcome {
        CHANGED,
        UNCHANGED,
        FAILED
    }

    void bind(AssetFile file) {
        Gauge.builder("freshet_enricher_asset_age_seconds", file, this::age)
                .description("Since the asset's address last gave something that can be used")
                .tag("asset", file.name())
                .strongReference(true)
                .register(registry);
        for (var outcome : Outcome.values()) {
            checks(file, outcome);
        }
    }

    void count(AssetFile file, Outcome outcome) {
        checks(file, outcome).increment();
    }

    private Counter checks(AssetFile file, Outcome outcome) {
        return Counter.builder("freshet_enricher_asset_checks")
                .description("Looks for a newer asset, by what they found")
                .tags(tags(file, outcome))
                .register(registry);
    }

    private static Tags tags(AssetFile file, Outcome outcome) {
        return Tags.of("asset", file.name(), "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    private double age(AssetFile file) {
        var status = file.status();
        return status == null
                ? Double.NaN
                : Duration.between(status.checked(), clock.instant()).toMillis() / 1000.0;
    }
}
