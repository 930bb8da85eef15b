package io.freshet.enricher.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class PartitionHoldTest {

    private static final SelfDescribing AWAY =
            new SelfDescribing(
                    SchemaKey.of("iglu:away.one/thing/jsonschema/1-0-0"),
                    JsonNodeFactory.instance.objectNode());

    private final AbsentRegistry registry = new AbsentRegistry(IgluClients.shipped());
    private final ReachableSchemas schemas = new ReachableSchemas(registry);
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final List<Long> worked = new ArrayList<>();
    private long nanos;
    private long nanosOfWork;
    private LongPredicate isDefective = offset -> false;
    private final PartitionHold hold =
            new PartitionHold(
                    Holdings.of(registry, new SimpleMeterRegistry()),
                    this::work,
                    new LookAhead(Pipelines.over(registry, ConfiguredEnrichments.NONE)),
                    () -> nanos);

    @Test
    void itTriesAgainOnlyWhileSomethingWaits() {
        take(0);
        registry.vendorsAway.add("away.one");
        take(1);
        take(2);
        var retrying = context.scheduledPunctuators().get(0);
        retrying.getPunctuator().punctuate(0);

        assertThat(worked).containsExactly(0L);
        assertThat(retrying.cancelled()).isFalse();

        registry.vendorsAway.clear();
        retrying.getPunctuator().punctuate(0);
        take(3);

        assertThat(worked).containsExactly(0L, 1L, 2L, 3L);
        assertThat(retrying.cancelled()).isTrue();
    }

    @Test
    void aTryDoesNotTakeLongHoweverMuchWaits() {
        registry.vendorsAway.add("away.one");
        take(1);
        take(2);
        take(3);
        registry.vendorsAway.clear();
        nanosOfWork = 600_000_000;
        var retrying = context.scheduledPunctuators().get(0);
        retrying.getPunctuator().punctuate(0);

        assertThat(worked).containsExactly(1L, 2L);
        assertThat(retrying.cancelled()).isFalse();

        retrying.getPunctuator().punctuate(0);

        assertThat(worked).containsExactly(1L, 2L, 3L);
        assertThat(retrying.cancelled()).isTrue();
    }

    @Test
    void aDefectOfAHeldPayloadEndsTheThreadSoThatItIsReadAgain() {
        registry.vendorsAway.add("away.one");
        take(1);
        registry.vendorsAway.clear();
        isDefective = offset -> offset == 1;
        var retrying = context.scheduledPunctuators().get(0).getPunctuator();

        assertThatThrownBy(() -> retrying.punctuate(0))
                .isInstanceOf(StreamsException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private void take(long offset) {
        context.setRecordMetadata("raw", 0, offset);
        hold.take(new Record<>(null, new byte[0], 0), context);
    }

    private void work(Record<byte[], byte[]> payload, RecordMetadata place) {
        schemas.check(AWAY);
        if (isDefective.test(place.offset())) {
            throw new IllegalStateException("a defect");
        }
        worked.add(place.offset());
        nanos += nanosOfWork;
    }
}
