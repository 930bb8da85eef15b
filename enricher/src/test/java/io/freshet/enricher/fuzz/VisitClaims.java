package io.freshet.enricher.fuzz;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClients;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The enrichments that read what a browser sends, as their examples configure them. Left out are
 * those whose reading is a library's: a thousand regular expressions for each user agent would
 * leave ten inputs a second.
 */
final class VisitClaims {

    private static final List<String> EXAMPLES =
            List.of(
                    "anon_ip",
                    "bot_detection_enrichment_config",
                    "campaign_attribution",
                    "cookie_extractor_config",
                    "cross_navigation_config",
                    "event_fingerprint_config",
                    "http_header_extractor_config",
                    "pii_enrichment_config",
                    "referer_parser");

    private static final EventClaims CLAIMS = EventClaims.with(enrichments());

    private VisitClaims() {}

    /**
     * Takes a visit through the pipeline.
     *
     * @throws AssertionError when something that must be true is not
     */
    static void check(CollectorPayload visit) {
        CLAIMS.check(CollectorPayloadCodec.encode(visit));
    }

    private static ConfiguredEnrichments enrichments() {
        var loaded =
                EnrichmentConfigs.of(
                        EXAMPLES.stream().map(VisitClaims::switchedOn).toList(),
                        IgluClients.shipped(),
                        Facilities.of(EnrichmentSettings.DEFAULT));
        return loaded.enrichments()
                .orElseThrow(() -> new IllegalStateException(loaded.errors().toString()));
    }

    private static JsonNode switchedOn(String example) {
        var file = TestData.root().resolve("config/enrichments/" + example + ".json");
        try {
            var config = Json.parse(Files.readAllBytes(file));
            ((ObjectNode) config.path("data")).put("enabled", true);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        } catch (InvalidJson e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }
}
