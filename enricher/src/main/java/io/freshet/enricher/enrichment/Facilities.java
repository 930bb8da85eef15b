package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.Assets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.InstantSource;

/**
 * What enrichments are made with, beside their own configurations; outlives them.
 *
 * @param assets fetches files and keeps them fresh
 * @param settings what the enricher's file says
 * @param meters count what happens
 * @param clock tells the time
 */
public record Facilities(
        Assets assets,
        EnrichmentSettings settings,
        CompositeMeterRegistry meters,
        InstantSource clock)
        implements AutoCloseable {

    /** With the system's clock; nobody sees the meters yet. */
    public static Facilities of(EnrichmentSettings settings) {
        var meters = new CompositeMeterRegistry();
        return new Facilities(
                new Assets(settings.assets(), meters), settings, meters, InstantSource.system());
    }

    /** The same with other settings. */
    public Facilities with(EnrichmentSettings other) {
        return new Facilities(assets, other, meters, clock);
    }

    /** Shows the meters there, too; before enrichments are made, or what they count is missed. */
    public void showMeters(MeterRegistry registry) {
        if (!meters.getRegistries().contains(registry)) {
            meters.add(registry);
        }
    }

    @Override
    public void close() {
        assets.close();
    }
}
