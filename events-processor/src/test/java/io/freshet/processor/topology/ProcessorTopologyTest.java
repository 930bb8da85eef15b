package io.freshet.processor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.badrow.Processor;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.outcome.Outcome;
import io.freshet.processor.conversion.EventConversion;
import io.freshet.processor.conversion.JsonEvent;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.freshet.vectors.TestData;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProcessorTopologyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:10:11.123Z");
    private static final TopicNames TOPICS = TopicNames.withPrefix("test.");
    private static final byte[] KEY = "key".getBytes(UTF_8);

    private final Meters meters = Meters.bare();
    private final TopicLimits limits = new TopicLimits();
    private TopologyTestDriver driver = driver(1_000_000);

    @AfterEach
    void close() {
        driver.close();
        meters.close();
    }

    @Test
    void lineBecomesJsonWithKeyTimeAndHeadersKept() throws InvalidJson {
        var line = line("p-104");
        var headers = new RecordHeaders().add("freshet-raw", "raw-0-7".getBytes(UTF_8));

        input().pipeInput(new TestRecord<>(KEY, line.getBytes(UTF_8), headers, NOW));

        var good = events().readRecord();
        assertThat(good.key()).isEqualTo(KEY);
        assertThat(good.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(Json.parse(good.value()).get("v_collector").stringValue()).isNotEmpty();
        assertThat(header(good, "freshet-raw")).containsExactly("raw-0-7");
        assertThat(header(good, "iglu-schemas"))
                .containsExactly(
                        "iglu:com.acme/product/jsonschema/1-0-0,iglu:com.acme/product/jsonschema/1-0-1");
        assertThat(rows().isEmpty()).isTrue();
    }

    @Test
    void headerOfSchemasIsReplacedNotDoubled() {
        var headers = new RecordHeaders().add("iglu-schemas", "iglu:old".getBytes(UTF_8));

        input().pipeInput(new TestRecord<>(KEY, line("p-001").getBytes(UTF_8), headers, NOW));

        assertThat(header(events().readRecord(), "iglu-schemas")).containsExactly("");
    }

    @Test
    void everyRecordedLineGoesWhereTheSdkSaysAndTheLedgerIsEven() {
        var cases =
                TestData.lines("sdk/sdk-public.ndjson").stream().map(ProcessorTopologyTest::json);

        long good = 0;
        long all = 0;
        for (var given : cases.toList()) {
            input().pipeInput(KEY, given.get("tsv").stringValue().getBytes(UTF_8));
            good += given.has("ok") ? 1 : 0;
            all++;
        }

        assertThat(events().getQueueSize()).isEqualTo(good);
        assertThat(rows().getQueueSize()).isEqualTo(all - good);
        assertThat(counter("freshet_processor_events_in")).isEqualTo(all);
        assertThat(counter("freshet_processor_events_good")).isEqualTo(good);
        assertThat(counter("freshet_processor_events_bad")).isEqualTo(all - good);
    }

    @Test
    void undecodableLineBecomesLoaderParsingError() throws InvalidJson {
        input().pipeInput(KEY, "abc\tdef".getBytes(UTF_8));

        var bad = rows().readRecord();
        assertThat(bad.key()).isEqualTo(KEY);
        assertThat(new String(bad.value(), UTF_8))
                .isEqualTo(
                        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow.badrows/loader_parsing_error/jsonschema/2-0-0\","
                                + "\"data\":{\"processor\":{\"artifact\":\"freshet-test\",\"version\":\"1.0.0\"},"
                                + "\"failure\":{\"type\":\"FieldNumberMismatch\",\"fieldCount\":2},\"payload\":\"abc\\tdef\"}}");
        assertThat(events().isEmpty()).isTrue();
    }

    @Test
    void recordWithoutValueIsABadLine() throws InvalidJson {
        input().pipeInput(new TestRecord<>(KEY, null));

        var failure = Json.parse(rows().readValue()).get("data").get("failure");
        assertThat(failure.get("type").stringValue()).isEqualTo("NotTSV");
    }

    @Test
    void whatItsTopicWouldRefuseBecomesASizeViolation() throws InvalidJson {
        limits.atMost(TOPICS.jsonEvent(), 2_000);
        limits.atMost(TOPICS.jsonBad(), 3_000);

        input().pipeInput(KEY, line("p-104").getBytes(UTF_8));
        input().pipeInput(KEY, "x".repeat(5000).getBytes(UTF_8));

        assertThat(events().isEmpty()).isTrue();
        var all = rows();
        for (var i = 0; i < 2; i++) {
            var row = all.readValue();
            assertThat(row).hasSizeLessThan(2_000);
            assertThat(Json.parse(row).get("schema").stringValue()).contains("/size_violation/");
        }
        assertThat(counter("freshet_processor_events_in")).isEqualTo(2);
        assertThat(counter("freshet_processor_events_good")).isZero();
    }

    @Test
    void tooLargeAnEventOrRowBecomesASizeViolation() throws InvalidJson {
        driver.close();
        driver = driver(2000);

        input().pipeInput(KEY, line("p-104").getBytes(UTF_8));
        input().pipeInput(KEY, "x".repeat(5000).getBytes(UTF_8));

        assertThat(events().isEmpty()).isTrue();
        for (var row : rows().readValuesToList()) {
            assertThat(row.length).isLessThan(2000);
            var json = Json.parse(row);
            assertThat(json.get("schema").stringValue()).contains("/size_violation/");
            assertThat(json.get("data").get("failure").get("maximumAllowedSizeBytes").intValue())
                    .isEqualTo(2000);
        }
    }

    @Test
    void defectBecomesAGenericErrorAndTheStreamGoesOn() throws InvalidJson {
        driver.close();
        var calls = new int[1];
        driver =
                driver(
                        new EventConversion(processor(), 1_000_000, () -> NOW) {
                            @Override
                            public Outcome<JsonEvent> convert(byte[] line) {
                                if (calls[0]++ == 0) {
                                    throw new IllegalStateException("planted");
                                }
                                return super.convert(line);
                            }
                        });

        input().pipeInput(KEY, "first".getBytes(UTF_8));
        input().pipeInput(KEY, line("p-001").getBytes(UTF_8));

        var row = Json.parse(rows().readValue());
        assertThat(row.get("schema").stringValue()).contains("/generic_error/");
        assertThat(row.get("data").get("payload").stringValue()).isEqualTo("Zmlyc3Q=");
        assertThat(row.get("data").get("failure").get("errors").get(0).stringValue())
                .startsWith("java.lang.IllegalStateException: planted");
        assertThat(events().getQueueSize()).isEqualTo(1);
        assertThat(counter("freshet_processor_events_in")).isEqualTo(2);
    }

    private TopologyTestDriver driver(int maxRecordBytes) {
        return driver(new EventConversion(processor(), maxRecordBytes, () -> NOW));
    }

    private TopologyTestDriver driver(EventConversion conversion) {
        var metrics = new ProcessorMetrics(meters.registry());
        var properties = new Properties();
        properties.put("application.id", "test");
        return new TopologyTestDriver(
                ProcessorTopology.build(TOPICS, conversion, limits, metrics), properties);
    }

    private static Processor processor() {
        return new Processor("freshet-test", "1.0.0");
    }

    private TestInputTopic<byte[], byte[]> input() {
        var bytes = new ByteArraySerializer();
        return driver.createInputTopic(TOPICS.parsedGood(), bytes, bytes);
    }

    private TestOutputTopic<byte[], byte[]> events() {
        return output(TOPICS.jsonEvent());
    }

    private TestOutputTopic<byte[], byte[]> rows() {
        return output(TOPICS.jsonBad());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, bytes, bytes);
    }

    private double counter(String name) {
        return meters.registry().get(name).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    private static List<String> header(TestRecord<byte[], byte[]> record, String name) {
        return Arrays.stream(record.headers().toArray())
                .filter(header -> header.key().equals(name))
                .map(header -> new String(header.value(), UTF_8))
                .toList();
    }

    private static String line(String id) {
        return TestData.lines("sdk/sdk-public.ndjson").stream()
                .map(ProcessorTopologyTest::json)
                .filter(given -> given.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow()
                .get("tsv")
                .stringValue();
    }

    private static JsonNode json(String line) {
        try {
            return Json.parse(line);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
