package io.freshet.enricher;

import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.runtime.config.ConfigReader;

/** Reads what the configurations of enrichments leave open: the section {@code enrichments}. */
final class EnrichmentSection {

    private EnrichmentSection() {}

    static EnrichmentSettings read(ConfigReader config) {
        return EnrichmentSettings.DEFAULT;
    }
}
