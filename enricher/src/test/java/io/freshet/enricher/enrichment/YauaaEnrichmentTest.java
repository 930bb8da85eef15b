package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.useragent.YauaaAgents;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YauaaEnrichmentTest {

    private static final String WINDOWS =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/119.0.0.0 Safari/537.36";

    /** Built once: it takes seconds. */
    private static final YauaaEnrichment YAUAA = new YauaaEnrichment(new YauaaAgents(100));

    @Test
    void theEntityTellsDeviceSystemAndAgent() {
        var entity = entity(agent(WINDOWS));

        assertThat(entity.schema().toUri())
                .isEqualTo("iglu:nl.basjes/yauaa_context/jsonschema/1-0-4");
        assertThat(entity.data().path("deviceClass").asString()).isEqualTo("Desktop");
        assertThat(entity.data().path("operatingSystemNameVersion").asString())
                .isEqualTo("Windows NT ??");
        assertThat(entity.data().path("agentNameVersionMajor").asString()).isEqualTo("Chrome 119");
        assertThat(entity.data().has("facebookCarrier")).isFalse();
    }

    @Test
    void clientHintsTellMoreThanTheUserAgent() {
        var event =
                Events.withHeaders(
                        "sec-ch-ua-platform: \"Windows\"",
                        "Sec-CH-UA-Platform-Version: \"15.0.0\"",
                        "User-Agent: curl/8.4.0");
        event.set(AtomicField.USERAGENT, WINDOWS);

        assertThat(entity(event).data().path("operatingSystemNameVersion").asString())
                .isEqualTo("Windows 11");
        assertThat(entity(event).data().path("agentName").asString()).isEqualTo("Chrome");
    }

    @Test
    void everyEventHasTheEntity() {
        assertThat(Json.print(entity(Events.withHeaders("User-Agent: curl/8.4.0")).data()))
                .isEqualTo("{\"deviceClass\":\"Unknown\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 9; %s Build/1) Chrome/119.0.0.0 Mobile Safari/537.36",
                "%s/1.0",
                "Mozilla/5.0 (X11; Linux x86_64; %s) Gecko/20100101 Firefox/118.0",
                "() { :; }; %s"
            })
    void whateverAUserAgentSaysTheEntityIsValid(String form) {
        var iglu = IgluClients.shipped();

        for (int length : List.of(1, 300, 1_500, 100_000)) {
            var entity = entity(agent(form.formatted("x".repeat(length))));
            assertThat(iglu.check(entity)).isNotInstanceOf(Check.Invalid.class);
        }
    }

    @Test
    void threadsThatAskAtTheSameTimeGetTheSameAnswers() {
        var agents =
                IntStream.range(0, 40)
                        .mapToObj(i -> WINDOWS.replace("119", Integer.toString(80 + i)))
                        .toList();

        Map<String, Set<String>> answers = new ConcurrentHashMap<>();
        IntStream.range(0, 400)
                .parallel()
                .forEach(
                        i -> {
                            var userAgent = agents.get(i % agents.size());
                            var name =
                                    entity(agent(userAgent)).data().path("agentNameVersionMajor");
                            answers.computeIfAbsent(userAgent, a -> ConcurrentHashMap.newKeySet())
                                    .add(name.asString());
                        });

        assertThat(answers)
                .isEqualTo(
                        IntStream.range(0, 40)
                                .boxed()
                                .collect(
                                        Collectors.toMap(
                                                agents::get, i -> Set.of("Chrome " + (80 + i)))));
    }

    @Test
    void aCacheOfLessThanNothingIsRefused() throws InvalidJson {
        var config =
                new EnrichmentConfig(
                        SchemaKey.of(
                                "iglu:com.snowplowanalytics.snowplow.enrichments/yauaa_enrichment_config/jsonschema/1-0-0"),
                        Json.parse("{\"parameters\":{\"cacheSize\":-1}}"));

        assertThatThrownBy(
                        () -> YauaaEnrichment.of(config, Facilities.of(EnrichmentSettings.DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cacheSize must be 0 or more, was -1");
    }

    private static Draft agent(String userAgent) {
        return Events.with(Map.of(AtomicField.USERAGENT, userAgent));
    }

    private static SelfDescribing entity(Draft event) {
        return YAUAA.enrich(event).contexts().get(0);
    }
}
