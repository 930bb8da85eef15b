package io.freshet.enricher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.analytics.EventJson;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FailedEventsTest {

    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
    private static final String CLICK = SNOWPLOW + "link_click/jsonschema/1-0-1";
    private static final String PAGE = SNOWPLOW + "web_page/jsonschema/1-0-0";
    private static final String GONE = "iglu:com.acme/gone/jsonschema/1-0-0";
    private static final SchemaKey FAILURE = SchemaKey.of(SNOWPLOW + "failure/jsonschema/1-0-0");
    private static final String VALID_PAGE =
            selfDescribing(PAGE, "{\"id\":\"3515c735-b28c-4a70-ad9b-ea40d14811b9\"}");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.000000001Z");

    private final IgluClient iglu = IgluClients.shipped();

    @Test
    void aGoodEventHasNoFailedForm() {
        var outcomes = pipeline(true, ConfiguredEnrichments.NONE).process(record("e=pv&p=web"));

        assertThat(outcomes).singleElement().isInstanceOf(EventOutcome.Good.class);
    }

    @Test
    void nothingIsSalvagedUnlessAskedFor() {
        var outcomes = pipeline(false, ConfiguredEnrichments.NONE).process(record("e=pv&tr_tt=x"));

        assertThat(outcomes)
                .singleElement()
                .asInstanceOf(type(EventOutcome.Bad.class))
                .satisfies(bad -> assertThat(bad.failed()).isNull());
    }

    @Test
    void aLaterFaultBringsNothingBackThatIsNotValid() {
        var failed = failed("e=pv&p=web&nuid=" + "z".repeat(300) + "&co=12");

        assertThat(cell(failed, AtomicField.CONTEXTS)).isNull();
        assertThat(cell(failed, AtomicField.NETWORK_USERID)).isNull();
    }

    @Test
    void entitiesThatAreNotValidAreLeftOutAndValidOnesKept() {
        var failed =
                failed("e=pv&p=web&aid=shop" + contexts(VALID_PAGE, selfDescribing(PAGE, "{}")));

        assertThat(cell(failed, AtomicField.APP_ID)).isEqualTo("shop");
        assertThat(entities(failed, AtomicField.CONTEXTS))
                .singleElement()
                .satisfies(page -> assertThat(page.path("data").path("id").isString()).isTrue());
        var failure = onlyFailure(failed);
        assertThat(failure.path("failureType").stringValue()).isEqualTo("ValidationError");
        assertThat(failure.path("schema").stringValue()).isEqualTo(PAGE);
        assertThat(failure.path("data").isObject()).isTrue();
        assertThat(failure.path("timestamp").stringValue()).isEqualTo(NOW.toString());
        assertThat(failure.path("componentName").stringValue()).isEqualTo("test");
        assertThat(failure.path("componentVersion").stringValue()).isEqualTo("1.0.0");
        var error = failure.path("errors").path(0);
        assertThat(error.path("keyword").stringValue()).isEqualTo("required");
        assertThat(error.path("message").stringValue()).contains("id");
        assertThat(error.path("source").stringValue()).isEqualTo("contexts");
    }

    @Test
    void columnsOfEntitiesAreEmptyWhereNothingInThemIsValid() {
        var failed =
                failed(
                        "e=ue&p=web"
                                + contexts(selfDescribing(PAGE, "{}"))
                                + unstruct(selfDescribing(CLICK, "{}")));

        assertThat(cell(failed, AtomicField.CONTEXTS)).isNull();
        assertThat(cell(failed, AtomicField.UNSTRUCT_EVENT)).isNull();
        assertThat(failures(failed))
                .extracting(failure -> failure.path("errors").path(0).path("source").stringValue())
                .containsExactly("contexts", "unstruct");
    }

    @Test
    void aSchemaThatIsNotFoundIsAResolutionError() {
        var failure = onlyFailure(failed("e=ue" + unstruct(selfDescribing(GONE, "{\"a\":1.0}"))));

        assertThat(failure.path("failureType").stringValue()).isEqualTo("ResolutionError");
        assertThat(failure.path("schema").stringValue()).isEqualTo(GONE);
        assertThat(Json.print(failure.path("data"))).isEqualTo("{\"a\":1.0}");
        assertThat(failure.path("errors").path(0).path("message").stringValue())
                .contains(GONE)
                .contains("NotFound");
    }

    @Test
    void dataThatNamesNoSchemaIsKeptInTheFailure() {
        var failure = onlyFailure(failed("e=ue" + unstruct("{\"a\":1}")));

        assertThat(failure.path("failureType").stringValue()).isEqualTo("ValidationError");
        assertThat(failure.path("data").path("a").intValue()).isEqualTo(1);
    }

    @Test
    void parametersThatDoNotConvertLeaveTheirColumnEmpty() {
        var outcome = rejected("e=pv&tr_tt=much&aid=shop" + contexts(VALID_PAGE));

        assertThat(outcome.row()).isInstanceOf(BadRow.EnrichmentFailures.class);
        var failed = line(outcome);
        assertThat(cell(failed, AtomicField.TR_TOTAL)).isNull();
        assertThat(entities(failed, AtomicField.CONTEXTS)).hasSize(1);
        assertThat(cell(failed, AtomicField.EVENT_NAME)).isEqualTo("page_view");
        var failure = onlyFailure(failed);
        assertThat(failure.path("schema").stringValue()).contains("/atomic/");
        assertThat(Json.print(failure.path("data"))).isEqualTo("{\"tr_tt\":\"much\"}");
        assertThat(failure.path("errors").path(0).path("source").stringValue()).isEqualTo("tr_tt");
    }

    @Test
    void everyStepAddsItsFailuresAndTheFirstMakesTheBadRow() {
        var outcome =
                rejected(
                        "e=pv&tr_tt=much&url=http%3A%2F%2F%5B%5D%2F&aid="
                                + "a".repeat(256)
                                + contexts(selfDescribing(PAGE, "{}")));

        assertThat(((BadRow.EnrichmentFailures) outcome.row()).messages()).hasSize(1);
        var failed = line(outcome);
        assertThat(cell(failed, AtomicField.APP_ID)).isNull();
        assertThat(cell(failed, AtomicField.PAGE_URL)).isNull();
        assertThat(failures(failed))
                .extracting(failure -> failure.path("errors").path(0).path("source").stringValue())
                .containsExactly("tr_tt", "contexts", "page_url", "app_id");
    }

    @Test
    void anEventTypeThatIsUnknownIsEmpty() {
        var failed = failed("e=ad&p=web");

        assertThat(cell(failed, AtomicField.EVENT)).isNull();
        assertThat(cell(failed, AtomicField.PLATFORM)).isEqualTo("web");
        assertThat(onlyFailure(failed).path("data").path("event").stringValue())
                .isEqualTo("ad_impression");
    }

    @Test
    void theAddressIsMaskedInAFailedEventToo() throws Exception {
        var anonymous =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/anon_ip/jsonschema/1-0-0","data":
                 {"enabled":true,"name":"anon_ip","vendor":"com.snowplowanalytics.snowplow",
                  "parameters":{"anonOctets":2}}}""";
        var enrichments =
                EnrichmentConfigs.of(
                                List.of(Json.parse(anonymous)),
                                iglu,
                                Facilities.of(EnrichmentSettings.DEFAULT))
                        .enrichments()
                        .get();
        for (var querystring : List.of("e=ad", "e=pv&tr_tt=x", "e=pv" + contexts("{}"))) {
            var outcomes = pipeline(true, enrichments).process(record(querystring));

            assertThat(cell(line(rejected(outcomes)), AtomicField.USER_IPADDRESS))
                    .isEqualTo("203.0.x.x");
        }
    }

    @Test
    void badRowsAreTheSameWithAndWithoutFailedEvents() {
        for (var querystring :
                List.of(
                        "e=pv&tr_tt=x" + contexts("{}"),
                        "e=ad" + contexts(VALID_PAGE),
                        "e=ue" + unstruct(selfDescribing(GONE, "{}")) + contexts("{}"),
                        "e=pv&aid=" + "a".repeat(300))) {
            var record = record(querystring + "&eid=3515c735-b28c-4a70-ad9b-ea40d14811b9");
            var without = pipeline(false, ConfiguredEnrichments.NONE).process(record);
            var with = pipeline(true, ConfiguredEnrichments.NONE).process(record);

            assertThat(json(rejected(with))).isEqualTo(json(rejected(without)));
        }
    }

    @Test
    void failuresAreValidAndTheLineCanBeProcessedFurther() {
        for (var querystring :
                List.of(
                        "e=pv&tr_tt=x&url=http%3A%2F%2F%5B%5D%2F",
                        "e=ue" + unstruct("[1]") + contexts(VALID_PAGE, "7", "{}"),
                        "e=ue" + unstruct(selfDescribing(GONE, "\"text\"")),
                        "e=ad&co=%7B",
                        "e=pv&ue_px=" + base64(VALID_PAGE),
                        "e=pv&aid=" + "a".repeat(300))) {
            var failed = failed(querystring);

            assertThat(failures(failed))
                    .isNotEmpty()
                    .allSatisfy(
                            data ->
                                    assertThat(iglu.check(new SelfDescribing(FAILURE, data)))
                                            .isInstanceOf(IgluClient.Check.Valid.class));
            assertThat(failed.schemas()).contains(FAILURE);
            var event = ((EnrichedTsv.Decoded.Event) EnrichedTsv.decode(failed.tsv())).event();
            var column = EventJson.contextsKey(FAILURE);
            assertThat(parse(EventJson.print(event)).path(column).size()).isPositive();
        }
    }

    @Test
    void whatIsNoEventHasNoFailedForm() {
        var pipeline = pipeline(true, ConfiguredEnrichments.NONE);

        assertThat(rejected(pipeline.process(new byte[] {1, 2})).failed()).isNull();
        assertThat(rejected(List.of(pipeline.poisoned(record("e=pv"), new Error()))).failed())
                .isNull();
    }

    private EventPipeline pipeline(boolean failedEvents, ConfiguredEnrichments enrichments) {
        var settings =
                new PipelineSettings(
                        new Processor("test", "1.0.0"),
                        PipelineSettings.Flags.NONE,
                        0,
                        () -> NOW,
                        UUID::randomUUID);
        return new EventPipeline(settings.withFailedEvents(failedEvents), iglu, enrichments);
    }

    private EnrichedLine failed(String querystring) {
        return line(rejected(querystring));
    }

    private EventOutcome.Bad rejected(String querystring) {
        return rejected(pipeline(true, ConfiguredEnrichments.NONE).process(record(querystring)));
    }

    private static EventOutcome.Bad rejected(List<EventOutcome> outcomes) {
        return assertThat(outcomes)
                .singleElement()
                .asInstanceOf(type(EventOutcome.Bad.class))
                .actual();
    }

    private static EnrichedLine line(EventOutcome.Bad outcome) {
        return assertThat(outcome.failed()).isNotNull().actual();
    }

    private static String json(EventOutcome.Bad outcome) {
        return BadRowJson.print(outcome.row());
    }

    private static String cell(EnrichedLine line, AtomicField field) {
        var cell = line.tsv().split("\t", -1)[field.ordinal()];
        return cell.isEmpty() ? null : cell;
    }

    private static List<JsonNode> entities(EnrichedLine line, AtomicField field) {
        return parse(cell(line, field)).path("data").valueStream().toList();
    }

    private static List<JsonNode> failures(EnrichedLine line) {
        return entities(line, AtomicField.DERIVED_CONTEXTS).stream()
                .filter(entity -> entity.path("schema").stringValue().equals(FAILURE.toUri()))
                .map(entity -> entity.path("data"))
                .toList();
    }

    private static JsonNode onlyFailure(EnrichedLine line) {
        return assertThat(failures(line)).singleElement().actual();
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (InvalidJson e) {
            throw new AssertionError(json, e);
        }
    }

    private static String contexts(String... entities) {
        var data = "[" + String.join(",", entities) + "]";
        return "&cx=" + base64(selfDescribing(SNOWPLOW + "contexts/jsonschema/1-0-0", data));
    }

    private static String unstruct(String event) {
        return "&ue_px="
                + base64(selfDescribing(SNOWPLOW + "unstruct_event/jsonschema/1-0-0", event));
    }

    private static String selfDescribing(String schema, String data) {
        return "{\"schema\":\"" + schema + "\",\"data\":" + data + "}";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static byte[] record(String querystring) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113.9",
                        1_700_000_000_123L,
                        "UTF-8",
                        "test-collector",
                        "Agent/1",
                        null,
                        "/i",
                        querystring,
                        null,
                        null,
                        null,
                        null,
                        null));
    }
}
