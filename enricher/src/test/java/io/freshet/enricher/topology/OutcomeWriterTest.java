package io.freshet.enricher.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.limit.PrintedRow;
import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class OutcomeWriterTest {

    private static final TopicNames TOPICS = TopicNames.defaults();
    private static final EventKey BY_APP =
            new EventKey(
                    new PartitionKey.Column(AtomicField.APP_ID), List.of(AtomicField.PLATFORM));
    private static final EventKey BY_USER =
            new EventKey(new PartitionKey.Column(AtomicField.USER_ID), List.of(AtomicField.APP_ID));
    private static final EnrichedLine GOOD =
            line("good", Map.of(AtomicField.APP_ID, "shop", AtomicField.PLATFORM, "web"));
    private static final EnrichedLine PII =
            line("pii", Map.of(AtomicField.APP_ID, "shop", AtomicField.USER_ID, "ann"));
    private static final EnrichedLine FAILED =
            line("failed", Map.of(AtomicField.APP_ID, "store", AtomicField.PLATFORM, "app"));
    private static final BadRow ROW =
            new BadRow.GenericError(
                    new Processor("test", "1"), Instant.EPOCH, List.of("wrong"), "payload");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopicLimits limits = new TopicLimits();
    private final List<Sent> sent = new ArrayList<>();

    @Test
    void aPiiEventGoesBesideItsEventWithItsOwnKeyAndHeaders() {
        write(
                new EnricherOutputs(TOPICS, BY_APP, BY_USER, null),
                new EventOutcome.Good(GOOD, PII),
                false);

        assertThat(sent).extracting(Sent::sink).containsExactly("parsed-good", "pii");
        assertThat(sent).extracting(Sent::key).containsExactly("shop", "ann");
        assertThat(sent).extracting(Sent::value).containsExactly("good", "pii");
        assertThat(sent.get(0).headers())
                .isEqualTo(
                        Map.of(
                                "origin",
                                "here",
                                "iglu-schemas",
                                schemaOf("good"),
                                "platform",
                                "web"));
        assertThat(sent.get(1).headers())
                .isEqualTo(
                        Map.of(
                                "origin",
                                "here",
                                "iglu-schemas",
                                schemaOf("pii"),
                                "app_id",
                                "shop"));
        assertThat(count("freshet_enricher_pii")).isEqualTo(1);
        assertThat(count("freshet_enricher_good")).isEqualTo(1);
    }

    @Test
    void aFailedEventGoesBesideItsBadRow() {
        write(
                new EnricherOutputs(TOPICS, EventKey.NONE, null, BY_APP),
                new EventOutcome.Bad(ROW, FAILED),
                false);

        assertThat(sent).extracting(Sent::sink).containsExactly("parsed-bad", "parsed-failed");
        assertThat(sent).extracting(Sent::key).containsExactly("payload-key", "store");
        assertThat(sent.get(0).headers()).isEqualTo(Map.of("origin", "here"));
        assertThat(sent.get(1).headers())
                .isEqualTo(
                        Map.of(
                                "origin", "here",
                                "iglu-schemas", schemaOf("failed"),
                                "platform", "app"));
        assertThat(count("freshet_enricher_failed")).isEqualTo(1);
    }

    @Test
    void outputsThatAreOffGetNothing() {
        var outputs = EnricherOutputs.of(TOPICS);
        write(outputs, new EventOutcome.Good(GOOD, PII), false);
        write(outputs, new EventOutcome.Bad(ROW, FAILED), false);

        assertThat(sent).extracting(Sent::sink).containsExactly("parsed-good", "parsed-bad");
        assertThat(count("freshet_enricher_pii")).isZero();
        assertThat(count("freshet_enricher_failed")).isZero();
    }

    @Test
    void secondLinesThatAreTooLargeAreCountedAndLeftOut() {
        var outputs = new EnricherOutputs(TOPICS, BY_APP, BY_USER, BY_APP);
        write(outputs, new EventOutcome.Good(GOOD, PII), true);
        write(outputs, new EventOutcome.Bad(ROW, FAILED), true);

        assertThat(sent).extracting(Sent::sink).containsExactly("parsed-good", "parsed-bad");
        assertThat(count("freshet_enricher_pii_too_large")).isEqualTo(1);
        assertThat(count("freshet_enricher_failed_too_large")).isEqualTo(1);
    }

    @Test
    void whatItsTopicDoesNotTakeIsLeftOutOrBecomesABadRow() {
        var outputs = new EnricherOutputs(TOPICS, BY_APP, BY_USER, BY_APP);
        limits.atMost(TOPICS.pii(), 200);
        limits.atMost(TOPICS.parsedFailed(), 200);
        write(outputs, new EventOutcome.Good(GOOD, PII), false);
        write(outputs, new EventOutcome.Bad(ROW, FAILED), false);
        assertThat(sent).extracting(Sent::sink).containsExactly("parsed-good", "parsed-bad");

        limits.atMost(TOPICS.parsedGood(), 200);
        write(outputs, new EventOutcome.Good(GOOD, PII), false);

        assertThat(sent.get(2).sink()).isEqualTo("parsed-bad");
        assertThat(sent).hasSize(3);
        assertThat(count("freshet_enricher_good")).isEqualTo(1);
        assertThat(count("freshet_enricher_bad")).isEqualTo(2);
    }

    @Test
    void aDroppedEventIsOnlyCounted() {
        write(EnricherOutputs.of(TOPICS), EventOutcome.Dropped.BY_SCRIPT, false);

        assertThat(sent).isEmpty();
        assertThat(meters.get("freshet_enricher_dropped").tag("reason", "script").counter().count())
                .isEqualTo(1);
    }

    private void write(EnricherOutputs outputs, EventOutcome outcome, boolean isTooLarge) {
        var origin = new RecordHeaders();
        origin.add("origin", "here".getBytes(UTF_8));
        new OutcomeWriter(
                        outputs,
                        new EnricherMetrics(meters),
                        new OutcomeWriter.Sizes(
                                limits,
                                line -> isTooLarge,
                                (value, most) -> new PrintedRow(ROW, new byte[] {7})),
                        (record, sink) -> sent.add(new Sent(record, sink)))
                .write(
                        new Record<>("payload-key".getBytes(UTF_8), new byte[] {1}, 0L),
                        outcome,
                        origin);
    }

    private double count(String name) {
        return meters.get(name).counter().count();
    }

    private static EnrichedLine line(String tsv, Map<AtomicField, String> fields) {
        var draft = new EventDraft();
        fields.forEach(draft::set);
        return new EnrichedLine(
                draft.finish(), tsv.getBytes(UTF_8), List.of(SchemaKey.of(schemaOf(tsv))), true);
    }

    private static String schemaOf(String name) {
        return "iglu:com.acme/" + name + "/jsonschema/1-0-0";
    }

    private record Sent(Record<byte[], byte[]> record, String sink) {

        String key() {
            return new String(record.key(), UTF_8);
        }

        String value() {
            return new String(record.value(), UTF_8);
        }

        Map<String, String> headers() {
            var headers = new HashMap<String, String>();
            record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), UTF_8)));
            return headers;
        }
    }
}
