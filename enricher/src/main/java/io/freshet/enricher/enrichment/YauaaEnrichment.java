package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.useragent.YauaaAgents;
import io.freshet.event.atomic.AtomicField;
import java.util.List;

/**
 * Attaches what YAUAA finds out about the user agent and the client hints beside it; every event
 * gets the entity.
 *
 * @param agents knows them
 */
public record YauaaEnrichment(YauaaAgents agents) implements Enrichment {

    /** Reads {@code yauaa_enrichment_config} 1-0-*. */
    static YauaaEnrichment of(EnrichmentConfig config, Facilities facilities) {
        int usual = facilities.settings().userAgents().cacheSize();
        int cacheSize = config.parameters().path("cacheSize").asInt(usual);
        if (cacheSize < 0) {
            throw new IllegalArgumentException("cacheSize must be 0 or more, was " + cacheSize);
        }
        return new YauaaEnrichment(new YauaaAgents(cacheSize));
    }

    @Override
    public Addition enrich(DraftView event) {
        return Addition.contexts(
                List.of(agents.entity(event.get(AtomicField.USERAGENT), event.raw().headers())));
    }
}
