package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.BotDetectionEnrichment.Judge;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotDetectionEnrichmentTest {

    private static final String SNOWPLOW = "com.snowplowanalytics.snowplow";
    private static final BotDetectionEnrichment ALL =
            new BotDetectionEnrichment(List.of(Judge.values()));

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    nl.basjes/yauaa_context/jsonschema/1-0-4 {"deviceClass":"Robot"} -> yauaa
                    nl.basjes/yauaa_context/jsonschema/1-0-4 {"deviceClass":"Robot Mobile"} -> yauaa
                    nl.basjes/yauaa_context/jsonschema/1-0-4 {"deviceClass":"Robot Imitator"} -> yauaa
                    nl.basjes/yauaa_context/jsonschema/1-0-4 {"deviceClass":"Desktop","agentClass":"Robot"} -> yauaa
                    nl.basjes/yauaa_context/jsonschema/1-0-0 {"agentClass":"Robot Mobile"} -> yauaa
                    nl.basjes/yauaa_context/jsonschema/1-0-4 {"deviceClass":"Desktop","agentClass":"Robot Imitator"} -> -
                    nl.basjes/yauaa_context/jsonschema/1-0-4 {"deviceClass":"Unknown"} -> -
                    com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0 {"spiderOrRobot":true} -> iab
                    com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0 {"spiderOrRobot":false} -> -
                    com.snowplowanalytics.snowplow/asn/jsonschema/1-0-1 {"number":64496,"likelyBot":true} -> asnLookups
                    com.snowplowanalytics.snowplow/asn/jsonschema/1-0-1 {"number":64496,"likelyBot":false} -> -
                    com.snowplowanalytics.snowplow/asn/jsonschema/1-0-0 {"number":64496} -> -
                    com.acme/asn/jsonschema/1-0-0 {"likelyBot":true} -> -
                    com.snowplowanalytics.snowplow/client_side_bot_detection/jsonschema/1-0-0 {"bot":true} -> -
                    """)
    void eachJudgeAccusesByItsEntity(String entity, String indicator) throws InvalidJson {
        var draft = Events.of(Map.of());
        draft.addDerived(List.of(entity(entity)));

        assertThat(enrich(ALL, draft)).isEqualTo(expected(indicator));
    }

    @Test
    void trackersPluginAccusesByAnEntityOfTheEvent() throws InvalidJson {
        var plugin = SNOWPLOW + "/client_side_bot_detection/jsonschema/1-0-0 ";

        assertThat(enrich(ALL, sentWith(plugin + "{\"bot\":true,\"kind\":\"selenium\"}")))
                .isEqualTo(expected("clientSideDetection"));
        assertThat(enrich(ALL, sentWith(plugin + "{\"bot\":false}"))).isEqualTo(expected("-"));
    }

    @Test
    void entityThatTheSenderMadeUpDoesNotSpeakForAnEnrichment() throws InvalidJson {
        var made =
                sentWith(
                        "com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0 {\"spiderOrRobot\":true}");

        assertThat(enrich(ALL, made)).isEqualTo(expected("-"));
    }

    @Test
    void allAccusersAreNamedInOneOrder() throws InvalidJson {
        var draft =
                sentWith(SNOWPLOW + "/client_side_bot_detection/jsonschema/1-0-0 {\"bot\":true}");
        draft.addDerived(
                List.of(
                        entity(SNOWPLOW + "/asn/jsonschema/1-0-1 {\"likelyBot\":true}"),
                        entity(
                                "nl.basjes/yauaa_context/jsonschema/1-0-4 {\"agentClass\":\"Robot\"}"),
                        entity(
                                "com.iab.snowplow/spiders_and_robots/jsonschema/1-0-0 {\"spiderOrRobot\":true}")));

        assertThat(enrich(ALL, draft))
                .isEqualTo(
                        "{\"bot\":true,\"indicators\":[\"yauaa\",\"iab\",\"asnLookups\",\"clientSideDetection\"]}");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            textBlock =
                    """
                    {"useYauaa":true,"useIab":false,"useAsnLookups":true} -> YAUAA ASN_LOOKUPS
                    {"useYauaa":false,"useIab":true,"useAsnLookups":false,"useClientSideDetection":true} -> IAB CLIENT_SIDE
                    {"useYauaa":false,"useIab":false,"useAsnLookups":false,"useClientSideDetection":false} -> ``
                    """)
    void configurationNamesTheJudges(String parameters, String judges) throws InvalidJson {
        var config =
                new EnrichmentConfig(
                        SchemaKey.of(
                                "iglu:"
                                        + SNOWPLOW
                                        + ".enrichments/bot_detection_enrichment_config/jsonschema/1-0-1"),
                        Json.parse("{\"parameters\":" + parameters + "}"));

        assertThat(BotDetectionEnrichment.of(config).judges())
                .extracting(Judge::name)
                .isEqualTo(judges.isEmpty() ? List.of() : List.of(judges.split(" ")));
    }

    @Test
    void judgeThatIsNotAskedAccusesNobody() throws InvalidJson {
        var draft = Events.of(Map.of());
        draft.addDerived(List.of(entity(SNOWPLOW + "/asn/jsonschema/1-0-1 {\"likelyBot\":true}")));

        assertThat(enrich(new BotDetectionEnrichment(List.of(Judge.IAB)), draft))
                .isEqualTo(expected("-"));
    }

    private static Draft sentWith(String entity) throws InvalidJson {
        var draft = Events.of(Map.of());
        draft.setValidated(List.of(entity(entity)), null, List.of());
        return draft;
    }

    private static SelfDescribing entity(String text) throws InvalidJson {
        int space = text.indexOf(' ');
        return new SelfDescribing(
                SchemaKey.of("iglu:" + text.substring(0, space)),
                Json.parse(text.substring(space + 1)));
    }

    private static String expected(String indicator) {
        return indicator.equals("-")
                ? "{\"bot\":false,\"indicators\":[]}"
                : "{\"bot\":true,\"indicators\":[\"" + indicator + "\"]}";
    }

    private static String enrich(BotDetectionEnrichment enrichment, Draft draft) {
        var entity = enrichment.enrich(draft).contexts().get(0);
        assertThat(IgluClients.shipped().check(entity)).isInstanceOf(Check.Valid.class);
        return Json.print(entity.data());
    }
}
