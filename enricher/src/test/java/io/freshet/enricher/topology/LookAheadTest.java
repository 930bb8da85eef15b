package io.freshet.enricher.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.SlowLookup;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.Payloads;
import io.freshet.enricher.registry.SchemaUnreachable;
import io.freshet.iglu.IgluClients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class LookAheadTest {

    private final AbsentRegistry registry = new AbsentRegistry(IgluClients.shipped());
    private final SlowLookup lookup = new SlowLookup();
    private long nanos;
    private final LookAhead ahead =
            new LookAhead(Pipelines.over(registry, lookup.configured()), () -> nanos);

    @Test
    void everythingThatAPollBroughtAsksBeforeAnythingIsProcessed() {
        poll(0, 7, pageView("a"), pageView("b"));
        var asked = lookup.log();
        process(0, 7, pageView("a"));
        process(0, 8, pageView("b"));

        assertThat(asked).containsExactly("ask a", "ask b");
        assertThat(lookup.log()).as("not asked again").containsExactly("take a", "take b");
    }

    @Test
    void partitionsTakeTurns() {
        ahead.polled(
                new ConsumerRecords<>(
                        Map.of(
                                partition(0),
                                records(0, 7, pageView("a"), pageView("b"), pageView("c")),
                                partition(1),
                                records(1, 7, pageView("x"))),
                        Map.of()));

        assertThat(lookup.log().subList(0, 2)).containsExactlyInAnyOrder("ask a", "ask x");
    }

    @Test
    void whatNoPollBroughtIsProcessedFromItsStart() {
        assertThat(process(0, 7, pageView("a"))).hasSize(1);
        assertThat(lookup.log()).containsExactly("ask a", "take a");
    }

    @Test
    void moreBeginsWhenSomethingWasProcessed() {
        var most = BegunWindow.MOST_WAITING;
        poll(0, 0, pageViews(most + 2, "a"));
        assertThat(lookup.log()).hasSize(most);

        process(0, 0, pageView("a"));

        assertThat(lookup.log()).containsExactly("ask a", "take a");
    }

    @Test
    void whatDoesNotWaitIsBoundedToo() {
        poll(0, 0, pageViews(BegunWindow.MOST_PAYLOADS + 2, "known"));

        assertThat(lookup.log()).filteredOn("ask known"::equals).hasSize(BegunWindow.MOST_PAYLOADS);
    }

    @Test
    void eventsOfOnePayloadCountEach() {
        var event = Payloads.event("a");
        var many = Payloads.post(Collections.nCopies(100, event).toArray(String[]::new));
        poll(0, 0, many, many, many);

        assertThat(lookup.log()).hasSize(200);
    }

    @Test
    void largePayloadsAreNotAllBegunAtOnce() {
        var large = pageView("a".repeat(BegunWindow.MOST_BYTES / 3));
        poll(0, 0, large, large, large, large, large);

        assertThat(lookup.log()).hasSize(3);

        process(0, 0, large);
        process(0, 1, large);

        assertThat(lookup.log()).as("two more begun, two taken").hasSize(4);
    }

    @Test
    void toBeginDoesNotTakeLong() {
        var slow =
                new LookAhead(
                        Pipelines.over(registry, lookup.configured()), () -> nanos += 30_000_000);
        slow.polled(
                new ConsumerRecords<>(
                        Map.of(
                                partition(0),
                                records(0, 0, pageView("a"), pageView("b"), pageView("c"))),
                        Map.of()));

        assertThat(lookup.log()).containsExactly("ask a", "ask b");
    }

    @Test
    void whatIsProcessedWithoutHavingBegunDoesNotBeginAnyMore() {
        var slow =
                new LookAhead(
                        Pipelines.over(registry, lookup.configured()), () -> nanos += 60_000_000);
        slow.polled(
                new ConsumerRecords<>(
                        Map.of(
                                partition(0),
                                records(0, 0, pageView("a"), pageView("b"), pageView("c"))),
                        Map.of()));
        slow.process(pageView("b"), place(0, 1));

        assertThat(lookup.log()).containsExactly("ask a", "ask c", "ask b", "take b");
    }

    @Test
    void aDefectIsMetWhenThePayloadIsProcessed() {
        poll(0, 0, pageView("a"), pageView("boom"), pageView("b"));
        var asked = lookup.log();

        process(0, 0, pageView("a"));
        assertThatThrownBy(() -> process(0, 1, pageView("boom")))
                .isInstanceOf(IllegalStateException.class);
        process(0, 2, pageView("b"));

        assertThat(asked).containsExactly("ask a", "ask boom", "ask b");
        assertThat(lookup.log()).containsExactly("take a", "ask boom", "take b");
    }

    @Test
    void aSchemaThatIsAwayIsMetWhenThePayloadIsProcessed() {
        registry.vendorsAway.add("away.one");
        poll(0, 0, Payloads.post(Payloads.eventNeeding("away.one")));

        assertThatThrownBy(() -> process(0, 0, Payloads.post(Payloads.eventNeeding("away.one"))))
                .isInstanceOf(SchemaUnreachable.class);

        registry.vendorsAway.clear();

        assertThat(process(0, 0, Payloads.post(Payloads.eventNeeding("away.one"))))
                .singleElement()
                .isInstanceOf(EventOutcome.Bad.class);
    }

    @Test
    void whatIsForgottenIsProcessedFromItsStart() {
        poll(0, 7, pageView("a"));
        poll(1, 7, pageView("b"));
        ahead.forget(0);
        lookup.log();

        process(0, 7, pageView("a"));
        process(1, 7, pageView("b"));

        assertThat(lookup.log()).containsExactly("ask a", "take a", "take b");
    }

    @Test
    void aPartitionThatIsReadAnewBeginsAnew() {
        poll(0, 7, pageView("a"), pageView("b"));
        poll(0, 5, pageView("y"), pageView("z"), pageView("a"));
        lookup.log();

        process(0, 5, pageView("y"));
        process(0, 6, pageView("z"));
        process(0, 7, pageView("a"));

        assertThat(lookup.log()).containsExactly("take y", "take z", "take a");
    }

    @Test
    void payloadsThatStreamsSkippedAreForgotten() {
        poll(0, 7, pageView("a"), pageView("b"), pageView("c"));
        lookup.log();

        process(0, 9, pageView("c"));
        process(0, 7, pageView("a"));

        assertThat(lookup.log()).containsExactly("take c", "ask a", "take a");
    }

    @Test
    void eachThreadHasItsOwn() throws Exception {
        poll(0, 7, pageView("a"));
        lookup.log();
        var other = new Thread(() -> process(0, 7, pageView("a")));
        other.start();
        other.join();

        assertThat(lookup.log()).containsExactly("ask a", "take a");
    }

    @Test
    void withoutServersToAskNothingIsBegun() {
        var pipeline = Pipelines.over(registry, ConfiguredEnrichments.NONE);
        var idle = new LookAhead(pipeline);
        registry.vendorsAway.add("away.one");
        var needing = Payloads.post(Payloads.eventNeeding("away.one"));
        idle.polled(new ConsumerRecords<>(Map.of(partition(0), records(0, 0, needing)), Map.of()));

        assertThat(registry.asked).isZero();
        assertThatThrownBy(() -> idle.process(needing, place(0, 0)))
                .isInstanceOf(SchemaUnreachable.class);
    }

    private void poll(int partition, long offset, byte[]... payloads) {
        ahead.polled(
                new ConsumerRecords<>(
                        Map.of(partition(partition), records(partition, offset, payloads)),
                        Map.of()));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            int partition, long offset, byte[]... payloads) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        Arrays.stream(payloads)
                .forEach(
                        payload ->
                                records.add(
                                        new ConsumerRecord<>(
                                                "raw",
                                                partition,
                                                offset + records.size(),
                                                null,
                                                payload)));
        return records;
    }

    private List<EventOutcome> process(int partition, long offset, byte[] payload) {
        return ahead.process(payload, place(partition, offset));
    }

    private static byte[][] pageViews(int count, String appId) {
        return Collections.nCopies(count, pageView(appId)).toArray(byte[][]::new);
    }

    private static byte[] pageView(String appId) {
        return Payloads.post(Payloads.event(appId));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("raw", number);
    }

    private static RecordMetadata place(int partition, long offset) {
        return new RecordMetadata() {
            @Override
            public String topic() {
                return "raw";
            }

            @Override
            public int partition() {
                return partition;
            }

            @Override
            public long offset() {
                return offset;
            }
        };
    }
}
