package io.freshet.benchmarks;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Enrichments that are measured together, by their examples in {@code config/enrichments}. */
public enum EnrichmentSet {
    /** What every event gets. */
    BARE,
    IAB("iab_spiders_and_robots_enrichment"),
    USER_AGENT_UTILS("user_agent_utils_config"),
    UA_PARSER("ua_parser_config"),
    REFERRER("referer_parser"),
    CAMPAIGN("campaign_attribution"),
    CROSS_NAVIGATION("cross_navigation_config"),
    FINGERPRINT("event_fingerprint_config"),
    COOKIES("cookie_extractor_config"),
    HTTP_HEADERS("http_header_extractor_config"),
    YAUAA("yauaa_enrichment_config"),
    IP_LOOKUPS("ip_lookups"),
    /** Judges what the look-up of addresses found. */
    ASN_LOOKUPS("ip_lookups", "asn_lookups"),
    /** Judges nothing, but says so. */
    BOT_DETECTION("bot_detection_enrichment_config"),
    JAVASCRIPT("javascript_script_config"),
    ANON_IP("anon_ip"),
    PII("pii_enrichment_config"),
    /** What most have. */
    USUAL(
            "campaign_attribution",
            "referer_parser",
            "ua_parser_config",
            "event_fingerprint_config",
            "ip_lookups",
            "anon_ip");

    private final List<String> names;

    EnrichmentSet(String... names) {
        this.names = List.of(names);
    }

    /** Makes them. */
    ConfiguredEnrichments configured(IgluClient iglu) {
        var assets = ExampleAssets.prepare();
        var configs = names.stream().map(name -> config(name, assets)).toList();
        var loaded = EnrichmentConfigs.of(configs, iglu, Facilities.of(EnrichmentSettings.DEFAULT));
        return loaded.enrichments()
                .orElseThrow(() -> new IllegalStateException(this + ": " + loaded.errors()));
    }

    private static JsonNode config(String name, ExampleAssets assets) {
        var file = TestData.root().resolve("config/enrichments/" + name + ".json");
        try {
            var config = Json.parse(Files.readAllBytes(file));
            ((ObjectNode) config.path("data")).put("enabled", true);
            assets.rewrite(config);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidJson e) {
            throw new IllegalStateException(file + " is not JSON", e);
        }
    }
}
