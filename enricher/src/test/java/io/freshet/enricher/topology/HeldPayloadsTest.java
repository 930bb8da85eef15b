package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.SlowLookup;
import io.freshet.enricher.pipeline.Payloads;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldPayloadsTest {

    private static final TopicNames TOPICS = TopicNames.defaults();
    private static final int APP_ID = 0;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AbsentRegistry registry = new AbsentRegistry(IgluClients.shipped());
    private final SlowLookup lookup = new SlowLookup();
    private Holding holding;
    private LookAhead ahead;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> raw;
    private TestOutputTopic<byte[], byte[]> good;
    private TestOutputTopic<byte[], byte[]> bad;

    @BeforeEach
    void start() {
        holding = Holdings.of(registry, meters);
        var pipeline = Pipelines.over(registry, lookup.configured());
        ahead = new LookAhead(pipeline, () -> 0);
        var metrics = new EnricherMetrics(meters);
        var topology =
                EnricherTopology.build(
                        EnricherOutputs.of(TOPICS), new TopicLimits(), ahead, metrics, holding);
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
    void whatCannotBeCheckedWaitsAndWhatFollowsKeepsItsPlace() {
        registry.vendorsAway.add("away.one");
        raw.pipeInput(pageView("a"));
        raw.pipeInput(needing("away.one"));
        raw.pipeInput(pageView("b"));
        raw.pipeInput(pageView("c"));
        retry();

        assertThat(appIds()).containsExactly("a");
        assertThat(bad.isEmpty()).isTrue();
        assertThat(gauge("freshet_enricher_held_partitions")).isEqualTo(1);
        assertThat(gauge("freshet_enricher_held_payloads")).isEqualTo(3);

        registry.vendorsAway.clear();
        retry();

        assertThat(appIds()).containsExactly("b", "c");
        assertThat(bad.readRecordsToList()).as("now the registry says it has none").hasSize(1);
        assertThat(gauge("freshet_enricher_held_partitions")).isZero();
        assertThat(gauge("freshet_enricher_held_payloads")).isZero();
        assertThat(counter("freshet_enricher_raw")).isEqualTo(4);
        assertThat(counter("freshet_enricher_events")).isEqualTo(4);
    }

    @Test
    void aPayloadWaitsAsAWhole() {
        registry.vendorsAway.add("away.one");
        raw.pipeInput(
                Payloads.post(
                        Payloads.event("a"),
                        Payloads.eventNeeding("away.one"),
                        Payloads.event("b")));

        assertThat(good.isEmpty()).isTrue();

        registry.vendorsAway.clear();
        retry();

        assertThat(appIds()).containsExactly("a", "b");
    }

    @Test
    void headersTellTheOffsetAPayloadWasReadAt() {
        registry.vendorsAway.add("away.one");
        raw.pipeInput(needing("away.one"));
        raw.pipeInput(pageView("a"));
        registry.vendorsAway.clear();
        retry();

        assertThat(text(good.readRecord().headers(), "freshet-raw"))
                .isEqualTo("snowplow_raw_good-0-1");
    }

    @Test
    void oneSchemaAfterTheOtherMayBeAway() {
        registry.vendorsAway.addAll(List.of("away.one", "away.two"));
        raw.pipeInput(needing("away.one"));
        raw.pipeInput(pageView("a"));
        raw.pipeInput(needing("away.two"));
        raw.pipeInput(pageView("b"));
        registry.vendorsAway.remove("away.one");
        retry();

        assertThat(appIds()).containsExactly("a");
        assertThat(holding.log().sentence()).get().asString().contains("iglu:away.two/thing");

        registry.vendorsAway.clear();
        retry();

        assertThat(appIds()).containsExactly("b");
        assertThat(bad.readRecordsToList()).hasSize(2);
    }

    @Test
    void theRegistryIsAskedOnceASecondWhateverWaits() {
        registry.vendorsAway.add("away.one");
        for (var i = 0; i < 100; i++) {
            raw.pipeInput(needing("away.one"));
        }
        retry();
        retry();

        assertThat(registry.asked).isEqualTo(3);
        assertThat(counter("freshet_enricher_hold_retries")).isEqualTo(2);
    }

    @Test
    void healthNamesRegistryReasonAndSchema() {
        registry.vendorsAway.add("away.one");
        raw.pipeInput(needing("away.one"));

        assertThat(holding.log().sentence())
                .get()
                .asString()
                .startsWith("1 partition held since ")
                .endsWith(
                        ", waiting for iglu:away.one/thing/jsonschema/1-0-0: Acme does not answer"
                                + " since 2026-01-02T03:04:05Z (Connection refused)");

        registry.vendorsAway.clear();
        retry();

        assertThat(holding.log().sentence()).isEmpty();
    }

    @Test
    void lookUpsOfWhatWasHeldAreStartedTogether() {
        registry.vendorsAway.add("away.one");
        raw.pipeInput(needing("away.one"));
        raw.pipeInput(pageView("a"));
        raw.pipeInput(pageView("b"));
        registry.vendorsAway.clear();
        retry();

        assertThat(lookup.log()).containsExactly("ask a", "ask b", "take a", "take b");
        assertThat(appIds()).containsExactly("a", "b");
    }

    @Test
    void whatIsHeldLeavesOtherPartitionsTheirHeadStart() {
        registry.vendorsAway.add("away.one");
        ahead.polled(records(0, Collections.nCopies(BegunWindow.MOST_WAITING, pageView("a"))));
        ahead.polled(records(1, List.of(pageView("x"))));
        assertThat(lookup.log()).doesNotContain("ask x");
        raw.pipeInput(needing("away.one"));
        ahead.polled(records(2, List.of(pageView("y"))));

        assertThat(lookup.log()).containsExactlyInAnyOrder("ask x", "ask y");
    }

    @Test
    void aTaskThatIsClosedHoldsNothing() {
        registry.vendorsAway.add("away.one");
        raw.pipeInput(needing("away.one"));

        driver.close();

        assertThat(holding.log().sentence()).isEmpty();
        assertThat(gauge("freshet_enricher_held_payloads")).isZero();
        start(); // a driver can be closed only once
    }

    private void retry() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    private List<String> appIds() {
        return good.readRecordsToList().stream()
                .map(line -> new String(line.value(), UTF_8).split("\t", -1)[APP_ID])
                .toList();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double counter(String name) {
        return meters.get(name).counter().count();
    }

    private static byte[] pageView(String appId) {
        return Payloads.post(Payloads.event(appId));
    }

    private static byte[] needing(String vendor) {
        return Payloads.post(Payloads.eventNeeding(vendor));
    }

    /** Of a poll, the first of them at offset 1. */
    private static ConsumerRecords<byte[], byte[]> records(int partition, List<byte[]> payloads) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var payload : payloads) {
            records.add(
                    new ConsumerRecord<>(
                            TOPICS.rawGood(), partition, records.size() + 1L, null, payload));
        }
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(TOPICS.rawGood(), partition), records), Map.of());
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
