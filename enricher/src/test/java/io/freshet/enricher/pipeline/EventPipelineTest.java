package io.freshet.enricher.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClients;
import io.freshet.vectors.TestData;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventPipelineTest {

    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
    private static final String CLICK = SNOWPLOW + "link_click/jsonschema/1-0-1";
    private static final String PAGE = SNOWPLOW + "web_page/jsonschema/1-0-0";

    private final EventPipeline pipeline =
            new EventPipeline(
                    PipelineSettings.defaults(new Processor("test", "1.0.0")),
                    IgluClients.shipped(),
                    ConfiguredEnrichments.NONE);

    @Test
    void pageViewBecomesALineOf131Cells() {
        var line = good(pipeline.process(record("test-collector", "e=pv&p=web&aid=shop")));

        assertThat(line.tsv().split("\t", -1)).hasSize(AtomicField.COUNT);
        assertThat(line.event().get(AtomicField.APP_ID)).isEqualTo("shop");
        assertThat(line.event().get(AtomicField.V_ETL)).isEqualTo("test-1.0.0");
        assertThat(line.schemas()).isEmpty();
        assertThat(line.withinLimits()).isTrue();
    }

    @Test
    void schemasOfTheEventsDataAreToldItsOwnFirst() {
        var click = selfDescribing(CLICK, "{\"targetUrl\":\"https://a.example/\"}");
        var page = selfDescribing(PAGE, "{\"id\":\"3515c735-b28c-4a70-ad9b-ea40d14811b9\"}");
        var event = selfDescribing(SNOWPLOW + "unstruct_event/jsonschema/1-0-0", click);
        var entities = selfDescribing(SNOWPLOW + "contexts/jsonschema/1-0-0", "[" + page + "]");

        var line =
                good(
                        pipeline.process(
                                record(
                                        "test-collector",
                                        "e=ue&p=web&cx="
                                                + base64(entities)
                                                + "&ue_px="
                                                + base64(event))));

        assertThat(line.schemas()).extracting(SchemaKey::toUri).containsExactly(CLICK, PAGE);
        assertThat(line.event().get(AtomicField.EVENT_NAME)).isEqualTo("link_click");
    }

    @Test
    void recordWithoutCollectorIsABadRowWithNull() {
        var row = bad(pipeline.process(record(null, "e=pv&p=web")));

        assertThat(row).isInstanceOf(BadRow.EnrichmentFailures.class);
        assertThat(BadRowJson.print(row))
                .contains("\"loaderName\":null")
                .contains(
                        "{\"field\":\"v_collector\",\"value\":null,\"expectation\":\"should be set\"}");
    }

    @Test
    void anyRecordGivesOutcomesAndNeverADefect() {
        var random = new Random(11);
        var records =
                TestData.lines("enrich/vectors-public.ndjson").stream()
                        .map(EventPipelineTest::recordOf)
                        .filter(record -> record.length > 0)
                        .toList();
        for (int i = 0; i < 15_000; i++) {
            var record = records.get(random.nextInt(records.size())).clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                record[random.nextInt(record.length)] = (byte) (random.nextInt(96) + ' ');
            }

            assertThat(pipeline.process(record)).isNotEmpty();
        }
    }

    @Test
    void poisonedRecordIsKeptWhole() {
        var record = record("test-collector", "e=pv");

        var row =
                (BadRow.GenericError)
                        bad(List.of(pipeline.poisoned(record, new IllegalStateException("boom"))));

        assertThat(Base64.getDecoder().decode(row.payload())).isEqualTo(record);
        assertThat(row.errors()).singleElement().asString().contains("IllegalStateException: boom");
    }

    private static byte[] recordOf(String vector) {
        try {
            var base64 = Json.parse(vector).path("thrift_b64").asString();
            return Base64.getDecoder().decode(base64);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    private static String selfDescribing(String schema, String data) {
        return "{\"schema\":\"" + schema + "\",\"data\":" + data + "}";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static byte[] record(@Nullable String collector, String querystring) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113.9",
                        1_700_000_000_123L,
                        "UTF-8",
                        collector,
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

    private static EnrichedLine good(List<EventOutcome> outcomes) {
        return assertThat(outcomes)
                .singleElement()
                .asInstanceOf(type(EventOutcome.Good.class))
                .actual()
                .line();
    }

    private static BadRow bad(List<EventOutcome> outcomes) {
        return assertThat(outcomes)
                .singleElement()
                .asInstanceOf(type(EventOutcome.Bad.class))
                .actual()
                .row();
    }
}
