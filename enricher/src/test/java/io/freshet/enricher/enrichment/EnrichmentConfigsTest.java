package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.vectors.RecordedServers;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EnrichmentConfigsTest {

    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
    private static final IgluClient IGLU = IgluClients.shipped();
    private static final Facilities FACILITIES = Facilities.of(EnrichmentSettings.DEFAULT);

    @Test
    void everyExampleIsBuiltAndEveryEnrichmentHasAnExample() throws IOException, InvalidJson {
        var folder = TestData.root().resolve("config/enrichments");

        var loaded = EnrichmentConfigs.of(switchedOn(folder), IGLU, FACILITIES);

        var buildable =
                Arrays.stream(EnrichmentStep.values())
                        .filter(step -> step.factory().isPresent())
                        .collect(Collectors.toSet());
        assertThat(loaded.errors()).isEmpty();
        assertThat(loaded.enrichments().orElseThrow().byStep().keySet()).isEqualTo(buildable);
    }

    /** Examples that need files or servers are off as they are; these are there. */
    private static List<JsonNode> switchedOn(Path folder) throws IOException, InvalidJson {
        var servers = RecordedServers.start();
        var configs = new ArrayList<JsonNode>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var config = Json.parse(Files.readAllBytes(file));
                ((ObjectNode) config.path("data")).put("enabled", true);
                configs.add(servers.naming(config));
            }
        }
        return configs;
    }

    @Test
    void examplesWorkAsTheyAre() {
        var folder = TestData.root().resolve("config/enrichments");

        var loaded = EnrichmentConfigs.ofFolder(folder, IGLU, FACILITIES);

        assertThat(loaded.errors()).isEmpty();
    }

    @Test
    void exampleFilesAreNamedLikeTheirEnrichment() throws IOException, InvalidJson {
        try (var files = Files.list(TestData.root().resolve("config/enrichments"))) {
            for (var file : files.toList()) {
                var name =
                        Json.parse(Files.readAllBytes(file)).path("data").path("name").asString();
                assertThat(file.getFileName()).hasToString(name + ".json");
            }
        }
    }

    @Test
    void configurationThatItsSchemaRefusesIsAnError() {
        var loaded = load(config("anon_ip/jsonschema/1-0-0", true, "{\"anonOctets\":9}"));

        assertThat(loaded.enrichments()).isEmpty();
        assertThat(loaded.errors())
                .singleElement()
                .asString()
                .startsWith("Enrichment with key '" + SNOWPLOW + "anon_ip/jsonschema/1-0-0'")
                .contains("ValidationError");
    }

    @Test
    void everyProblemIsTold() {
        var loaded =
                load(
                        config("anon_ip/jsonschema/1-0-0", true, "{\"anonOctets\":9}"),
                        config("no_such_config/jsonschema/1-0-0", true, "{}"));

        assertThat(loaded.errors()).hasSize(2);
    }

    @Test
    void whatIsNotAvailableYetIsAnErrorUnlessDisabled() throws InvalidJson {
        assertThat(load(weather(true)).errors())
                .singleElement()
                .asString()
                .contains("weather_enrichment_config/jsonschema/1-0-0", "not available yet");
        assertThat(load(weather(false)).errors()).isEmpty();
    }

    private static JsonNode weather(boolean enabled) throws InvalidJson {
        return Json.parse(
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.enrichments/weather_enrichment_config/jsonschema/1-0-0",
                 "data":{"vendor":"com.snowplowanalytics.snowplow.enrichments",
                 "name":"weather_enrichment_config","enabled":%s,
                 "parameters":{"apiKey":"k","cacheSize":1,"geoPrecision":1,"apiHost":"h","timeout":1}}}"""
                        .formatted(enabled));
    }

    @Test
    void disabledIsAsIfAbsent() {
        var loaded = load(config("anon_ip/jsonschema/1-0-0", false, "{\"anonOctets\":1}"));

        assertThat(loaded.enrichments().orElseThrow().byStep()).isEmpty();
    }

    @Test
    void versionThatIsNotUnderstoodIsAnError() {
        var parameters = "{\"internalDomains\":[]}";

        assertThat(load(config("referer_parser/jsonschema/1-0-0", true, parameters)).errors())
                .containsExactly(
                        "Schema key "
                                + SNOWPLOW
                                + "referer_parser/jsonschema/1-0-0 is not supported. Supported"
                                + " schemas: "
                                + SNOWPLOW
                                + "referer_parser/jsonschema/2-0-*.");
    }

    @Test
    void nameOfAnEnrichmentUnderAnotherVendorIsAnError() throws InvalidJson {
        var key = SchemaKey.of("iglu:com.acme/anon_ip/jsonschema/1-0-0");
        var list = SchemaKey.of(SNOWPLOW + "enrichments/jsonschema/1-0-0");
        var lax = IgluClients.inMemory(Map.of(key, lax(key), list, lax(list)));
        var config = Json.parse("{\"schema\":\"" + key.toUri() + "\",\"data\":{}}");

        assertThat(EnrichmentConfigs.of(List.of(config), lax, FACILITIES).errors())
                .singleElement()
                .asString()
                .startsWith("Schema key " + key.toUri() + " is not supported.");
    }

    private static JsonNode lax(SchemaKey key) throws InvalidJson {
        return Json.parse(
                """
                {"$schema":"http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
                 "self":{"vendor":"%s","name":"%s","format":"jsonschema","version":"1-0-0"}}"""
                        .formatted(key.vendor(), key.name()));
    }

    @Test
    void twoConfigurationsOfOneEnrichmentAreAnError() {
        var config = config("anon_ip/jsonschema/1-0-0", true, "{\"anonOctets\":1}");

        assertThat(load(config, config).errors())
                .containsExactly("There are two configurations of anon_ip.");
    }

    @Test
    void fingerprintFollowsTheEnabledConfigurationsNotTheirOrder() {
        var address = config("anon_ip/jsonschema/1-0-0", true, "{\"anonOctets\":1}");
        var hash =
                config(
                        "event_fingerprint_config/jsonschema/1-0-1",
                        true,
                        "{\"excludeParameters\":[],\"hashAlgorithm\":\"MD5\"}");
        var off = config("user_agent_utils_config/jsonschema/1-0-0", false, "{}");

        assertThat(fingerprint(address, hash)).isEqualTo(fingerprint(hash, off, address));
        assertThat(fingerprint(address)).isNotEqualTo(fingerprint(hash));
        assertThat(fingerprint()).isEqualTo(ConfiguredEnrichments.NONE.fingerprint());
    }

    @Test
    void whatIsNotSelfDescribingIsAnError() throws InvalidJson {
        assertThat(load(Json.parse("{\"schema\":\"bad\",\"data\":{}}")).errors())
                .singleElement()
                .asString()
                .contains("ValidationError");
    }

    @Test
    void unreadableFilesAreErrors(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.json"), "{");
        Files.writeString(folder.resolve("b.txt"), "not looked at");

        assertThat(EnrichmentConfigs.ofFolder(folder, IGLU, FACILITIES).errors())
                .singleElement()
                .asString()
                .contains("a.json is not JSON");
        assertThat(EnrichmentConfigs.ofFolder(folder.resolve("none"), IGLU, FACILITIES).errors())
                .hasSize(1);
    }

    @Test
    void problemOfAFileNamesIt(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("masks.json"),
                Json.print(config("anon_ip/jsonschema/1-0-0", true, "{\"anonOctets\":9}")));

        assertThat(EnrichmentConfigs.ofFolder(folder, IGLU, FACILITIES).errors())
                .singleElement()
                .asString()
                .startsWith("masks.json: Enrichment with key '");
    }

    private static String fingerprint(JsonNode... configs) {
        return load(configs).enrichments().orElseThrow().fingerprint();
    }

    private static EnrichmentConfigs.Loaded load(JsonNode... configs) {
        return EnrichmentConfigs.of(List.of(configs), IGLU, FACILITIES);
    }

    private static JsonNode config(String path, boolean enabled, String parameters) {
        var name = path.substring(0, path.indexOf('/'));
        try {
            return Json.parse(
                    """
                    {"schema":"%s","data":{"vendor":"com.snowplowanalytics.snowplow","name":"%s",
                     "enabled":%s,"parameters":%s}}"""
                            .formatted(SNOWPLOW + path, name, enabled, parameters));
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
