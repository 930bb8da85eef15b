package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PiiEnrichmentTest {

    private static final String PROFILE = "iglu:com.acme/profile/jsonschema/1-0-0";
    private static final String ENTITIES =
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\",\"data\":["
                    + "{\"schema\":\""
                    + PROFILE
                    + "\",\"data\":{\"email\":\"a@b.c\",\"price\":1.10,\"tags\":[\"x\",7,null]}},"
                    + "{\"schema\":\"iglu:com.acme/other/jsonschema/1-0-0\",\"data\":{\"email\":\"o\"}}]}";

    @Test
    void fieldBecomesTheHashOfItsValueAndTheSalt() {
        var fields = enrich(false, whole("user_id"), Map.of(AtomicField.USER_ID, "ada")).fields();

        // printf 'adapepper' | md5sum
        assertThat(fields)
                .containsExactly(
                        new Addition.FieldValue(
                                AtomicField.USER_ID, "6b0ef12113c06ccab102f46a0c492639"));
    }

    @Test
    void fieldWithoutValueStaysSo() {
        var addition = enrich(true, whole("user_id"), Map.of());

        assertThat(addition.fields()).isEmpty();
        assertThat(addition.piiEvent()).isNull();
    }

    @Test
    void textsInMatchingEntitiesAreReplacedAndNumbersKeepTheirText() {
        var text = contexts("$.*");

        assertThat(text)
                .contains(
                        "\"email\":\""
                                + "e445d04fee84140e7a72a8c6f75b6de2"
                                + "\",\"price\":1.10,\"tags\":[\"")
                .contains("\",7,null]")
                .contains("{\"email\":\"o\"}");
    }

    @Test
    void pathThatLeadsNowhereChangesNothing() {
        assertThat(contexts("$.missing.too")).isEqualTo(ENTITIES);
        assertThat(contexts("$.price")).isEqualTo(ENTITIES);
        assertThat(contexts("$.tags[9]")).isEqualTo(ENTITIES);
        assertThat(contexts("$.tags[-1]")).isEqualTo(ENTITIES);
    }

    @Test
    void pathThatIsNoneIsToldAndChangesNothing() {
        var config = config(false, inContexts("$["));

        assertThat(PiiEnrichment.of(config).notices())
                .singleElement()
                .asString()
                .contains("$[ is no JSONPath");
        assertThat(contexts("$[")).isEqualTo(ENTITIES);
    }

    @Test
    void secondEventTellsTheLastReplacementFirst() throws InvalidJson {
        var event =
                enrich(
                                true,
                                whole("user_id") + "," + whole("user_id"),
                                Map.of(
                                        AtomicField.USER_ID, "ada",
                                        AtomicField.EVENT_ID, "parent",
                                        AtomicField.ETL_TSTAMP, "2026-11-21 10:00:00.000"))
                        .piiEvent();

        assertThat(event).isNotNull();
        var pii =
                Json.parse(event.event().get(AtomicField.UNSTRUCT_EVENT)).at("/data/data/pii/pojo");
        assertThat(pii).hasSize(2);
        assertThat(pii.at("/1/originalValue").asString()).isEqualTo("ada");
        assertThat(pii.at("/0/originalValue").asString())
                .isEqualTo(pii.at("/1/modifiedValue").asString());
        assertThat(event.event().get(AtomicField.CONTEXTS)).contains("parentEventId\":\"parent\"");
        assertThat(event.event().get(AtomicField.EVENT_ID)).hasSize(36);
        assertThat(event.event().get(AtomicField.TRUE_TSTAMP)).isEqualTo("2026-11-21 10:00:00.000");
    }

    @Test
    void saltIsNotPrinted() {
        assertThat(PiiEnrichment.of(config(true, whole("user_id"))).toString())
                .doesNotContain("pepper");
    }

    private static String contexts(String path) {
        var fields =
                enrich(false, inContexts(path), Map.of(AtomicField.CONTEXTS, ENTITIES)).fields();
        return fields.get(0).text();
    }

    private static Addition enrich(boolean emits, String fields, Map<AtomicField, String> event) {
        return PiiEnrichment.of(config(emits, fields)).enrich(Events.with(event));
    }

    private static EnrichmentConfig config(boolean emits, String fields) {
        try {
            return new EnrichmentConfig(
                    SchemaKey.of("iglu:com.acme/pii/jsonschema/2-0-0"),
                    Json.parse(
                            """
                            {"emitEvent":%s,"parameters":{"pii":[%s],"strategy":{"pseudonymize":
                            {"hashFunction":"MD5","salt":"pepper"}}}}"""
                                    .formatted(emits, fields)));
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    private static String whole(String column) {
        return "{\"pojo\":{\"field\":\"" + column + "\"}}";
    }

    private static String inContexts(String path) {
        return """
               {"json":{"field":"contexts","schemaCriterion":"iglu:com.acme/profile/jsonschema/1-*-*",
               "jsonPath":"%s"}}"""
                .formatted(path);
    }
}
