package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.Payloads;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRowSummary;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URLEncoder;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnricherTopologyTest {

    private static final TopicNames TOPICS = TopicNames.defaults();
    private static final int MAX_RECORD_BYTES = 50_000;
    private static final String PAGE_VIEW =
            "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"t\",\"aid\":\"shop\"}";
    private static final String UNKNOWN_EVENT = "{\"e\":\"zz\",\"p\":\"web\",\"tv\":\"t\"}";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopicLimits limits = new TopicLimits();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> raw;
    private TestOutputTopic<byte[], byte[]> good;
    private TestOutputTopic<byte[], byte[]> bad;

    @BeforeEach
    void start() {
        var settings =
                PipelineSettings.defaults(new Processor("test", "1"))
                        .with(PipelineSettings.Flags.NONE, MAX_RECORD_BYTES);
        var pipeline =
                new EventPipeline(
                        settings,
                        new DefectiveForOneVendor(IgluClients.shipped()),
                        ConfiguredEnrichments.NONE);
        var key =
                new EventKey(
                        new PartitionKey.Column(AtomicField.APP_ID), List.of(AtomicField.PLATFORM));
        var outputs = new EnricherOutputs(TOPICS, key, null, null);
        var holding = Holdings.of(IgluClients.shipped(), meters);
        var topology =
                EnricherTopology.build(
                        outputs,
                        limits,
                        new LookAhead(pipeline),
                        new EnricherMetrics(meters),
                        holding);
        driver = new TopologyTestDriver(topology, new Properties());
        var writer = new ByteArraySerializer();
        var reader = new ByteArrayDeserializer();
        raw = driver.createInputTopic(TOPICS.rawGood(), writer, writer);
        good = driver.createOutputTopic(TOPICS.parsedGood(), reader, reader);
        bad = driver.createOutputTopic(TOPICS.parsedBad(), reader, reader);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void goodAndBadEventsOfOnePayloadGoTheirWays() throws Exception {
        raw.pipeInput(Payloads.post(PAGE_VIEW, UNKNOWN_EVENT, PAGE_VIEW));

        assertThat(good.readRecordsToList())
                .extracting(line -> new String(line.value(), UTF_8).split("\t", -1)[5])
                .containsExactly("page_view", "page_view");
        assertThat(kind(bad.readRecord())).isEqualTo("enrichment_failures");
        assertThat(bad.isEmpty()).isTrue();
    }

    @Test
    void whatATopicDoesNotTakeBecomesASizeViolationThatItTakes() throws Exception {
        limits.atMost(TOPICS.parsedGood(), 500);
        limits.atMost(TOPICS.parsedBad(), 2_000);
        raw.pipeInput(Payloads.post(PAGE_VIEW));
        raw.pipeInput(new byte[10_000]);

        assertThat(good.isEmpty()).isTrue();
        for (var row : bad.readRecordsToList()) {
            assertThat(row.value()).hasSizeLessThan(2_000);
            assertThat(kind(row)).isEqualTo("size_violation");
        }
        assertThat(meters.get("freshet_enricher_bad").counter().count()).isEqualTo(2);
        assertThat(meters.get("freshet_enricher_good").counter().count()).isZero();
    }

    @Test
    void headersSayWhereAnEventCameFrom() {
        var headers = new RecordHeaders();
        headers.add("traceparent", "00-a-b-01".getBytes(UTF_8));
        raw.pipeInput(new TestRecord<>(null, Payloads.post(PAGE_VIEW, UNKNOWN_EVENT), headers));

        var event = good.readRecord().headers();
        assertThat(text(event, "freshet-raw")).isEqualTo("snowplow_raw_good-0-0");
        assertThat(text(event, "freshet-index")).isEqualTo("0");
        assertThat(text(event, "traceparent")).isEqualTo("00-a-b-01");
        assertThat(text(event, "freshet-config"))
                .isEqualTo(ConfiguredEnrichments.NONE.fingerprint());
        assertThat(text(event, "platform")).isEqualTo("web");
        assertThat(text(event, "iglu-schemas")).isEmpty();
        assertThat(text(bad.readRecord().headers(), "freshet-index")).isEqualTo("1");
    }

    @Test
    void aHeaderNamesTheSchemas() {
        raw.pipeInput(
                Payloads.get(
                        "e=ue&p=web&tv=t&ue_pr="
                                + event("com.example_company/mouse_click", "{\"x\":1,\"y\":2}")));

        assertThat(text(good.readRecord().headers(), "iglu-schemas"))
                .isEqualTo("iglu:com.example_company/mouse_click/jsonschema/1-0-0");
    }

    @Test
    void theKeyIsTheConfiguredField() {
        raw.pipeInput(Payloads.post(PAGE_VIEW));

        assertThat(good.readRecord().key()).isEqualTo("shop".getBytes(UTF_8));
    }

    @Test
    void badRowsKeepTheKeyOfTheirPayload() {
        raw.pipeInput(new TestRecord<>("k".getBytes(UTF_8), new byte[] {1, 2}));

        assertThat(bad.readRecord().key()).isEqualTo("k".getBytes(UTF_8));
    }

    @Test
    void aDefectBecomesAGenericErrorAndTheStreamGoesOn() throws Exception {
        raw.pipeInput(Payloads.get("e=ue&p=web&tv=t&ue_pr=" + event("com.defect/any", "{}")));
        raw.pipeInput(Payloads.post(PAGE_VIEW));

        assertThat(kind(bad.readRecord())).isEqualTo("generic_error");
        assertThat(good.getQueueSize()).isEqualTo(1);
        assertThat(meters.get("freshet_enricher_defects").counter().count()).isEqualTo(1);
    }

    @Test
    void aRecordWithoutValueIsABadRow() throws Exception {
        raw.pipeInput(new TestRecord<byte[], byte[]>(new byte[] {1}, null));

        assertThat(kind(bad.readRecord())).isEqualTo("collector_payload_format_violation");
    }

    @Test
    void anEventThatIsTooLargeIsASizeViolation() throws Exception {
        raw.pipeInput(Payloads.get("e=pv&p=web&tv=t&se_va=1&co=" + "x".repeat(MAX_RECORD_BYTES)));

        assertThat(kind(bad.readRecord())).isEqualTo("size_violation");
        assertThat(good.isEmpty()).isTrue();
    }

    @Test
    void theLedgerAddsUp() {
        raw.pipeInput(Payloads.post(PAGE_VIEW, UNKNOWN_EVENT, PAGE_VIEW));
        raw.pipeInput(Payloads.post(UNKNOWN_EVENT));
        raw.pipeInput(new byte[] {7});

        var badRows =
                meters.get("freshet_enricher_bad").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum();
        assertThat(meters.get("freshet_enricher_raw").counter().count()).isEqualTo(3);
        assertThat(meters.get("freshet_enricher_good").counter().count()).isEqualTo(2);
        assertThat(badRows).isEqualTo(3);
        assertThat(meters.get("freshet_enricher_events").counter().count()).isEqualTo(5);
    }

    private static String event(String schema, String data) {
        var json =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0",
                 "data":{"schema":"iglu:%s/jsonschema/1-0-0","data":%s}}"""
                        .formatted(schema, data);
        return URLEncoder.encode(json, UTF_8);
    }

    private static String kind(TestRecord<byte[], byte[]> badRow) throws Exception {
        return BadRowSummary.of(Json.parse(badRow.value())).kind();
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    /** Shows what a defect of ours does. */
    private record DefectiveForOneVendor(IgluClient real) implements IgluClient {

        @Override
        public Check check(SelfDescribing data) {
            if (data.schema().vendor().equals("com.defect")) {
                throw new IllegalStateException("a defect");
            }
            return real.check(data);
        }

        @Override
        public Lookup lookup(io.freshet.event.iglu.SchemaKey key) {
            return real.lookup(key);
        }

        @Override
        public Listing list(String vendor, String name, int model) {
            return real.list(vendor, name, model);
        }
    }
}
