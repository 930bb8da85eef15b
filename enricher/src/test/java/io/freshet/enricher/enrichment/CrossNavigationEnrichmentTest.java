package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Check;
import io.freshet.iglu.IgluClients;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossNavigationEnrichmentTest {

    private static final SchemaKey CONFIG =
            SchemaKey.of(
                    "iglu:com.snowplowanalytics.snowplow.enrichments/"
                            + "cross_navigation_config/jsonschema/1-0-0");
    private static final Failure.OfEnrichment.Source SOURCE =
            new Failure.OfEnrichment.Source(CONFIG, "cross-navigation");
    private static final String SESSION = "b0258d7c-7ff5-4a6a-9e6c-0e3a5f7f2a11";

    @Test
    void everyPartOfTheMarkIsAMember() {
        var entity =
                enrich("abc.1700000000123." + SESSION + ".YWRh.c2hvcA.web.U2hvcCBub3c")
                        .contexts()
                        .get(0);

        assertThat(Json.print(entity.data()))
                .isEqualTo(
                        "{\"domain_user_id\":\"abc\",\"timestamp\":\"2023-11-14T22:13:20.123Z\","
                                + "\"session_id\":\""
                                + SESSION
                                + "\",\"user_id\":\"ada\",\"source_id\":\"shop\","
                                + "\"source_platform\":\"web\",\"reason\":\"Shop now\"}");
        assertThat(IgluClients.shipped().check(entity)).isInstanceOf(Check.Valid.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    abc.1 -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":null
                    abc.1.... -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":null
                    abc.1...c2hvcA -> "session_id":null,"user_id":null,"source_id":"shop","source_platform":null,"reason":null
                    abc.1.....4pyT -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":"\u2713"
                    abc.1.....6Q -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":"\u00e9"
                    abc.1.....fn9-Pw -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":"~~?"
                    abc.1.....YQ== -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":"a"
                    abc.1.....YQ.more -> "session_id":null,"user_id":null,"source_id":null,"source_platform":null,"reason":"a"
                    """)
    void partsThatAreMissingAreNull(String mark, String members) {
        assertThat(enrich(mark).contexts())
                .singleElement()
                .satisfies(
                        entity ->
                                assertThat(Json.print(entity.data()))
                                        .isEqualTo(
                                                "{\"domain_user_id\":\"abc\",\"timestamp\":"
                                                        + "\"1970-01-01T00:00:00.001Z\","
                                                        + members
                                                        + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "abc", "abc.", "abc.soon", "abc..x", ".1700000000123"})
    void withoutUserOrTimeThereIsNothing(String mark) {
        assertThat(enrich(mark)).isEqualTo(Addition.NONE);
    }

    @Test
    void partsThatCannotBeReadAreToldAllAtOnce() {
        assertThat(enrich("abc.1.my-session.YQ.Y.web.?").failures())
                .containsExactly(
                        failure("my-session", "session_id is not a valid UUID"),
                        failure("Y", "source_id is not valid base64url"),
                        failure("?", "reason is not valid base64url"));
    }

    @Test
    void unknownPlatformIsLeftToTheSchema() {
        var entity = enrich("abc.1....fridge").contexts().get(0);

        assertThat(IgluClients.shipped().check(entity)).isInstanceOf(Check.Invalid.class);
    }

    @Test
    void fieldsOfTheShortFormAreNotTouched() {
        assertThat(enrich("abc.1." + SESSION).fields()).isEmpty();
    }

    private static Failure.OfEnrichment failure(String value, String expectation) {
        return new Failure.OfEnrichment(SOURCE, new Failure.Unexpected("_sp", value, expectation));
    }

    private static Addition enrich(String mark) {
        return new CrossNavigationEnrichment(SOURCE)
                .enrich(
                        Events.with(
                                Map.of(
                                        AtomicField.PAGE_URLQUERY,
                                        "a=1&_sp=" + mark.replace("?", "%3F"))));
    }
}
