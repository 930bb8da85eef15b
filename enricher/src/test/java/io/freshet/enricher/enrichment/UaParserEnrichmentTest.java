package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.useragent.UaRules;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UaParserEnrichmentTest {

    private static final String RULES =
            """
            user_agent_parsers:
              - regex: '(%s)/(\\d+)?(?:\\.(\\d+))?'
            os_parsers:
              - regex: '(WidgetOS) (\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)'
            device_parsers:
              - regex: 'WidgetOS'
                device_replacement: 'Widget'
            """;

    @Test
    void theEntityHasAllMembersInTheReferencesOrder() {
        var entity =
                bundled()
                        .enrich(
                                agent(
                                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/16.6 Safari/605.1.15"))
                        .contexts()
                        .get(0);

        assertThat(entity.schema().toUri())
                .isEqualTo(
                        "iglu:com.snowplowanalytics.snowplow/ua_parser_context/jsonschema/1-0-0");
        assertThat(Json.print(entity.data()))
                .isEqualTo(
                        """
                        {"useragentFamily":"Safari","useragentMajor":"16","useragentMinor":"6",\
                        "useragentPatch":null,"useragentVersion":"Safari 16.6","osFamily":"Mac OS X",\
                        "osMajor":"10","osMinor":"15","osPatch":"7","osPatchMinor":null,\
                        "osVersion":"Mac OS X 10.15.7","deviceFamily":"Mac"}""");
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}")
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    Freshet/3.2 -> Freshet 3.2 -> Other
                    Freshet/3 -> Freshet 3 -> Other
                    Freshet/.2 -> Freshet.2 -> Other
                    Freshet/ -> Freshet -> Other
                    WidgetOS 7.1.2.3 -> Other -> WidgetOS 7.1.2.3
                    """)
    void partsOfAVersionThatAreMissingAreLeftOut(
            String userAgent, String version, String system, @TempDir Path folder)
            throws IOException {
        var rules = rules(folder, RULES.formatted("Freshet"));

        var data = new UaParserEnrichment(() -> rules, List.of()).enrich(agent(userAgent));

        assertThat(data.contexts().get(0).data().path("useragentVersion").asString())
                .isEqualTo(version);
        assertThat(data.contexts().get(0).data().path("osVersion").asString()).isEqualTo(system);
    }

    @Test
    void newRulesCountFromTheNextEventOn(@TempDir Path folder) throws IOException {
        var current = new AtomicReference<>(rules(folder, RULES.formatted("Freshet")));
        var enrichment = new UaParserEnrichment(current::get, List.of());

        assertThat(family(enrichment, "Brooklet/1")).isEqualTo("Other");
        current.set(rules(folder, RULES.formatted("Brooklet")));
        assertThat(family(enrichment, "Brooklet/1")).isEqualTo("Brooklet");
    }

    @Test
    void onlyAnEventWithoutUserAgentHasNoEntity() {
        var empty = Events.withUserAgent("", Map.of());
        var emptyParameter = Events.withUserAgent("", Map.of("ua", ""));

        assertThat(bundled().enrich(Events.withHeaders()).contexts()).isEmpty();
        assertThat(bundled().enrich(emptyParameter).contexts()).isEmpty();
        assertThat(bundled().enrich(empty).contexts())
                .singleElement()
                .satisfies(
                        entity ->
                                assertThat(entity.data().path("useragentVersion").asString())
                                        .isEqualTo("Other"));
    }

    @Test
    void aHugeUserAgentIsReadAtItsBeginning() {
        assertThat(family(bundled(), "curl/8.4.0 " + "; Android ".repeat(200_000)))
                .isEqualTo("curl");
    }

    @ParameterizedTest
    @CsvSource({"'[]'", "'user_agent_parsers: 1'", "''", "'user_agent_parsers: [{regex: ''(''}]'"})
    void aFileOfSomethingElseIsRefused(String text, @TempDir Path folder) {
        assertThatThrownBy(() -> rules(folder, text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no rules as in uap-core's regexes.yaml: ");
    }

    @Test
    void halfOfAnAddressIsToldAtStart() throws InvalidJson {
        assertThat(configured("{\"database\":\"regexes.yaml\"}").notices())
                .singleElement()
                .asString()
                .contains("both uri and database");
        assertThat(configured("{}").notices()).isEmpty();
    }

    private static UaParserEnrichment configured(String parameters) throws InvalidJson {
        return UaParserEnrichment.of(
                new EnrichmentConfig(
                        SchemaKey.of(
                                "iglu:com.snowplowanalytics.snowplow/ua_parser_config/jsonschema/1-0-1"),
                        Json.parse("{\"parameters\":" + parameters + "}")),
                Facilities.of(EnrichmentSettings.DEFAULT));
    }

    private static UaParserEnrichment bundled() {
        var rules = UaRules.bundled(10);
        return new UaParserEnrichment(() -> rules, List.of());
    }

    private static UaRules rules(Path folder, String text) throws IOException {
        return UaRules.read(Files.writeString(folder.resolve("regexes.yaml"), text), 10);
    }

    private static Draft agent(String userAgent) {
        return Events.with(Map.of(AtomicField.USERAGENT, userAgent));
    }

    private static String family(UaParserEnrichment enrichment, String userAgent) {
        return enrichment
                .enrich(agent(userAgent))
                .contexts()
                .get(0)
                .data()
                .path("useragentFamily")
                .asString();
    }
}
