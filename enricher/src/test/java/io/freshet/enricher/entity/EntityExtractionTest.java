package io.freshet.enricher.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Failure;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EntityExtractionTest {

    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
    private static final String CONTEXTS = SNOWPLOW + "contexts/jsonschema/1-0-0";
    private static final String UNSTRUCT_EVENT = SNOWPLOW + "unstruct_event/jsonschema/1-0-0";
    private static final String TEST = "iglu:io.freshet.test/";
    private static final String WIDGET = TEST + "widget_used/jsonschema/1-0-0";
    private static final String SUPERSEDED = TEST + "superseded/jsonschema/1-0-0";

    private final EntityExtraction extraction =
            new EntityExtraction(
                    IgluClients.create(
                            new ResolverConfig(
                                    100,
                                    null,
                                    List.of(
                                            registry(TestData.root().resolve("iglu-schemas")),
                                            registry(TestData.path("enrich/fixtures"))))));

    @Test
    void everyEntityIsToldInOrderAndThenTheEvent() {
        var contexts =
                envelope(
                        CONTEXTS,
                        "["
                                + entity(WIDGET, "{}")
                                + ","
                                + entity(WIDGET, "{\"widget\":\"a\"}")
                                + ","
                                + entity("iglu:a/b/jsonschema/0-0-0", "{}")
                                + "]");

        assertThat(extraction.contexts(contexts)).hasSize(1);
        extraction.unstructEvent(
                envelope(UNSTRUCT_EVENT, entity(TEST + "none/jsonschema/1-0-0", "{}")));

        assertThat(failures())
                .extracting(failure -> failure.getClass().getSimpleName())
                .containsExactly("Iglu", "NotIglu", "Iglu");
        assertThat(failures())
                .filteredOn(Failure.NotIglu.class::isInstance)
                .extracting(failure -> ((Failure.NotIglu) failure).error())
                .containsExactly("INVALID_SCHEMAVER");
    }

    @Test
    void envelopeThatIsWrongIsToldAloneAndEntitiesInItAreNot() {
        var broken = "[" + entity(WIDGET, "{}") + "]";

        extraction.contexts(envelope(SNOWPLOW + "contexts/jsonschema/1-1-0", broken));
        extraction.contexts(envelope(UNSTRUCT_EVENT, broken));
        extraction.contexts(envelope(CONTEXTS, "[]"));
        extraction.unstructEvent(envelope(CONTEXTS, broken));

        assertThat(failures())
                .extracting(failure -> failure.getClass().getSimpleName())
                .containsExactly(
                        "CriterionMismatch", "CriterionMismatch", "Iglu", "CriterionMismatch");
    }

    @Test
    void supersededSchemaIsReplacedByItsSuccessorAndToldOnce() {
        var valid = "{\"a\":\"x\"}";
        var entities =
                extraction.contexts(
                        envelope(
                                CONTEXTS,
                                "["
                                        + entity(SUPERSEDED, valid)
                                        + ","
                                        + entity(SUPERSEDED, valid)
                                        + "]"));
        var event = extraction.unstructEvent(envelope(UNSTRUCT_EVENT, entity(SUPERSEDED, valid)));

        assertThat(failures()).isEmpty();
        assertThat(entities)
                .hasSize(2)
                .allMatch(entity -> entity.schema().version().toString().equals("1-0-1"));
        assertThat(event).isNotNull();
        assertThat(event.schema().version()).hasToString("1-0-1");
        assertThat(extraction.validationInfos())
                .singleElement()
                .satisfies(
                        info ->
                                assertThat(Json.print(info.data()))
                                        .isEqualTo(
                                                "{\"originalSchema\":\""
                                                        + SUPERSEDED
                                                        + "\",\"validatedWith\":\"1-0-1\"}"));
    }

    @Test
    void whatWasNotSentIsNothing() {
        assertThat(extraction.contexts(null)).isEmpty();
        assertThat(extraction.unstructEvent(null)).isNull();
        assertThat(extraction.faults()).isEmpty();
    }

    private List<Failure> failures() {
        return extraction.faults().stream().map(fault -> fault.failure()).toList();
    }

    private static String entity(String schema, String data) {
        return "{\"schema\":\"" + schema + "\",\"data\":" + data + "}";
    }

    private static JsonNode envelope(String schema, String data) {
        try {
            return Json.parse(entity(schema, data));
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    private static Repository registry(Path folder) {
        return new Repository(folder.toString(), 0, List.of(), new Connection.Folder(folder));
    }
}
