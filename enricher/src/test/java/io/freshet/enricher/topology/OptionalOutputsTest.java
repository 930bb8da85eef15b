package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URLEncoder;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a configuration to what is in each topic. */
class OptionalOutputsTest {

    private static final String PSEUDONYMISE_USER =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow.enrichments/pii_enrichment_config/jsonschema/2-0-0",
             "data":{"vendor":"com.snowplowanalytics.snowplow.enrichments","name":"pii_enrichment_config",
              "emitEvent":true,"enabled":true,"parameters":{
               "pii":[{"pojo":{"field":"user_id"}}],
               "strategy":{"pseudonymize":{"hashFunction":"SHA-256","salt":"pepper"}}}}}""";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void nothingButGoodAndBadUnlessConfigured() throws Exception {
        start("");

        send("e=pv&p=web&uid=zenobia");
        send("e=pv&p=web&tr_tt=much");

        assertThat(read("snowplow_parsed_good")).hasSize(1);
        assertThat(read("snowplow_parsed_bad")).hasSize(1);
        assertThat(driver.producedTopicNames())
                .containsExactlyInAnyOrder("snowplow_parsed_good", "snowplow_parsed_bad");
    }

    @Test
    void failedEventsHaveTheKeyOfGoodOnesAndTheirBadRowsStay() throws Exception {
        start("output.good.partitionKey = app_id, output.failed.topicName = half");

        send("e=pv&p=web&aid=shop&tr_tt=much");

        assertThat(read("snowplow_parsed_bad")).hasSize(1);
        var failed = read("half").get(0);
        assertThat(failed.key()).isEqualTo("shop".getBytes(UTF_8));
        assertThat(cell(failed, AtomicField.DERIVED_CONTEXTS))
                .contains("/failure/jsonschema/1-0-0");
        assertThat(cell(failed, AtomicField.TR_TOTAL)).isEmpty();
        assertThat(header(failed, "iglu-schemas"))
                .isEqualTo("iglu:com.snowplowanalytics.snowplow/failure/jsonschema/1-0-0");
        assertThat(header(failed, "freshet-raw")).isEqualTo("snowplow_raw_good-0-0");
    }

    @Test
    void piiEventsTellWhatWasPseudonymised() throws Exception {
        start(
                "output.pii { topicName = secrets, partitionKey = event_name, headers = [platform] }");

        send("e=pv&p=web&aid=shop&uid=zenobia");
        send("e=pv&p=web&aid=shop");

        var good = read("snowplow_parsed_good");
        assertThat(good).hasSize(2);
        assertThat(cell(good.get(0), AtomicField.USER_ID)).hasSize(64);
        var secrets = read("secrets");
        assertThat(secrets).hasSize(1);
        assertThat(secrets.get(0).key()).isEqualTo("pii_transformation".getBytes(UTF_8));
        assertThat(header(secrets.get(0), "platform")).isEqualTo("srv");
        assertThat(cell(secrets.get(0), AtomicField.UNSTRUCT_EVENT)).contains("\"zenobia\"");
        assertThat(meters.get("freshet_enricher_pii").counter().count()).isEqualTo(1);
        assertThat(meters.get("freshet_enricher_events").counter().count()).isEqualTo(2);
    }

    @Test
    void failedEventsArePseudonymisedToo() throws Exception {
        start("output.failed {}");

        send("e=pv&p=web&uid=zenobia&tr_tt=much");

        var failed = read("snowplow_parsed_failed").get(0);
        assertThat(new String(failed.value(), UTF_8)).doesNotContain("zenobia");
        assertThat(cell(failed, AtomicField.USER_ID)).hasSize(64);
    }

    @Test
    void theKeyMayComeFromAnEntity() throws Exception {
        start("output.good.partitionKey =" + " unstruct_event_com_example_company_mouse_click_1.x");
        var click =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0",
                 "data":{"schema":"iglu:com.example_company/mouse_click/jsonschema/1-0-0",
                         "data":{"x":17,"y":2}}}""";

        send("e=ue&p=web&ue_pr=" + URLEncoder.encode(click, UTF_8));
        send("e=pv&p=web");

        var good = read("snowplow_parsed_good");
        assertThat(good.get(0).key()).isEqualTo("17".getBytes(UTF_8));
        assertThat(good.get(1).key()).isNull();
    }

    @Test
    void secondLinesThatAreTooLargeAreLeftOut() throws Exception {
        start("output.failed {}, maxRecordBytes = 1000");

        send("e=pv&p=web&tr_tt=" + "much".repeat(100) + "&aid=" + "a".repeat(300));

        assertThat(read("snowplow_parsed_bad")).hasSize(1);
        assertThat(read("snowplow_parsed_failed")).isEmpty();
        assertThat(meters.get("freshet_enricher_failed_too_large").counter().count()).isEqualTo(1);
    }

    private void start(String hocon) throws Exception {
        var config =
                EnricherConfig.load(ConfigSource.text(EnricherConfig.NAME, "test", hocon)).config();
        var iglu = IgluClients.shipped();
        var enrichments =
                EnrichmentConfigs.of(
                                List.of(Json.parse(PSEUDONYMISE_USER)),
                                iglu,
                                Facilities.of(EnrichmentSettings.DEFAULT))
                        .enrichments()
                        .orElseThrow();
        var settings = config.pipelineSettings(EnricherService.processor());
        driver =
                new TopologyTestDriver(
                        EnricherTopology.build(
                                config.outputs(),
                                new TopicLimits(),
                                new LookAhead(new EventPipeline(settings, iglu, enrichments)),
                                new EnricherMetrics(meters),
                                Holdings.of(iglu, meters)),
                        new Properties());
    }

    private void send(String querystring) {
        var writer = new ByteArraySerializer();
        driver.createInputTopic("snowplow_raw_good", writer, writer)
                .pipeInput(
                        CollectorPayloadCodec.encode(
                                new CollectorPayload(
                                        CollectorPayload.SCHEMA,
                                        "192.0.2.7",
                                        1_700_000_000_000L,
                                        "UTF-8",
                                        "test",
                                        null,
                                        null,
                                        "/i",
                                        querystring,
                                        null,
                                        List.of(),
                                        null,
                                        "localhost",
                                        null)));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        var reader = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, reader, reader).readRecordsToList();
    }

    private static String cell(TestRecord<byte[], byte[]> line, AtomicField field) {
        return new String(line.value(), UTF_8).split("\t", -1)[field.ordinal()];
    }

    private static String header(TestRecord<byte[], byte[]> line, String name) {
        return new String(line.headers().lastHeader(name).value(), UTF_8);
    }
}
