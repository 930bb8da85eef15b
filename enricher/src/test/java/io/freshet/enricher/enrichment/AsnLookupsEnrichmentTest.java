package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.Addition.Effect;
import io.freshet.enricher.enrichment.ip.AsnList;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsnLookupsEnrichmentTest {

    private static final SelfDescribing OTHER =
            entity("iglu:com.acme/other/jsonschema/1-0-0", "{}");

    private final AsnLookupsEnrichment enrichment =
            new AsnLookupsEnrichment(
                    () -> new AsnList(Set.of(174L)), Set.of(16509L), Set.of("srv"));

    @TempDir private Path folder;

    @Test
    void aListedNetworkIsLikelyABot() {
        assertThat(judged(enrichment, "web", 174)).isEqualTo("{\"number\":174,\"likelyBot\":true}");
        assertThat(judged(enrichment, "web", 16509)).contains("\"likelyBot\":true");
        assertThat(judged(enrichment, null, 16509)).contains("\"likelyBot\":true");
    }

    @Test
    void anyOtherIsNot() {
        assertThat(judged(enrichment, "web", 1221)).contains("\"likelyBot\":false");
    }

    @Test
    void otherEntitiesKeepTheirPlaces() {
        var event = event("web", List.of(OTHER, network(174), OTHER));

        var addition = enrichment.enrich(event);

        assertThat(addition.effect()).isEqualTo(Effect.REPLACES_CONTEXTS);
        assertThat(addition.contexts()).hasSize(3).startsWith(OTHER).endsWith(OTHER);
    }

    @Test
    void platformsMayBeLeftAlone() {
        assertThat(enrichment.enrich(event("srv", List.of(network(174))))).isEqualTo(Addition.NONE);
    }

    @Test
    void withoutANetworkNothingHappens() {
        assertThat(enrichment.enrich(event("web", List.of(OTHER)))).isEqualTo(Addition.NONE);
    }

    @Test
    void readsItsConfiguration() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "number,name\n99,x\n");
        var data =
                Json.parse(
                        """
                        {"parameters":{
                          "botAsnsFile":{"uri":"%s","database":"bad.csv"},
                          "botAsns":[{"asn":7,"name":"seven"},{"asn":8}],
                          "bypassPlatforms":["iot"]}}"""
                                .formatted(folder.toUri()));
        var key =
                SchemaKey.of(
                        "iglu:com.snowplowanalytics.snowplow.enrichments/asn_lookups/jsonschema/1-0-0");

        try (var facilities = Facilities.of(EnrichmentSettings.DEFAULT)) {
            var configured = AsnLookupsEnrichment.of(new EnrichmentConfig(key, data), facilities);

            assertThat(judged(configured, "web", 99)).contains("\"likelyBot\":true");
            assertThat(judged(configured, "web", 8)).contains("\"likelyBot\":true");
            assertThat(judged(configured, "srv", 9)).contains("\"likelyBot\":false");
            assertThat(configured.enrich(event("iot", List.of(network(99)))))
                    .isEqualTo(Addition.NONE);
        }
    }

    private static String judged(Enrichment enrichment, String platform, int number) {
        var contexts = enrichment.enrich(event(platform, List.of(network(number)))).contexts();
        return Json.print(contexts.get(0).data());
    }

    private static Draft event(String platform, List<SelfDescribing> derived) {
        var event = Events.of(Map.of());
        if (platform != null) {
            event.set(AtomicField.PLATFORM, platform);
        }
        event.addDerived(derived);
        return event;
    }

    private static SelfDescribing network(int number) {
        return entity(
                "iglu:com.snowplowanalytics.snowplow/asn/jsonschema/1-0-1",
                "{\"number\":" + number + "}");
    }

    private static SelfDescribing entity(String schema, String json) {
        try {
            return new SelfDescribing(SchemaKey.of(schema), Json.parse(json));
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(e);
        }
    }
}
