package io.freshet.enricher.topology;

import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.enricher.registry.SchemaUnreachable;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.runtime.streams.hold.HeldPartitions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of one task in order, and keeps a payload whose schema cannot be fetched now, with
 * all that come after it, until it can. What is kept is at most what Streams had fetched already:
 * the partition is held meanwhile, so nothing of it is committed or lost. Belongs to one stream
 * thread.
 */
final class PartitionHold {

    /** The client has its own, growing back-off; to ask it costs nothing while that lasts. */
    private static final Duration RETRY_EVERY = Duration.ofSeconds(1);

    /** Nothing is polled or committed during a try, and what was kept may ask servers. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();

    private final HeldPartitions partitions;
    private final ReachableSchemas schemas;
    private final HoldLog log;
    private final Work work;
    private final LookAhead ahead;
    private final LongSupplier nanoClock;
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private final Set<TopicPartition> held = new HashSet<>();
    private @Nullable SchemaKey missing;
    private @Nullable Cancellable retrying;

    PartitionHold(Holding holding, Work work, LookAhead ahead) {
        this(holding, work, ahead, System::nanoTime);
    }

    PartitionHold(Holding holding, Work work, LookAhead ahead, LongSupplier nanoClock) {
        this.partitions = holding.partitions();
        this.schemas = holding.schemas();
        this.log = holding.log();
        this.work = work;
        this.ahead = ahead;
        this.nanoClock = nanoClock;
    }

    /**
     * What is done with each payload; throws {@link SchemaUnreachable} before it has any effect.
     */
    interface Work {
        void on(Record<byte[], byte[]> payload, RecordMetadata place);
    }

    private record Kept(Record<byte[], byte[]> payload, RecordMetadata place) {

        LookAhead.Expected expected() {
            return new LookAhead.Expected(payload.value(), place);
        }

        TopicPartition partition() {
            return new TopicPartition(place.topic(), place.partition());
        }
    }

    /** Works on the payload that the context stands at, now or after those that are kept. */
    void take(Record<byte[], byte[]> payload, ProcessorContext<?, ?> context) {
        var place = context.recordMetadata().orElseThrow();
        if (!kept.isEmpty()) {
            keep(new Kept(payload, place));
            return;
        }
        try {
            work.on(payload, place);
        } catch (SchemaUnreachable away) {
            begin(new Kept(payload, place), away.schema(), context);
        }
    }

    private void begin(Kept first, SchemaKey schema, ProcessorContext<?, ?> context) {
        missing = schema;
        log.begun(this, schema);
        ahead.forget(first.place.partition());
        keep(first);
        retrying = context.schedule(RETRY_EVERY, PunctuationType.WALL_CLOCK_TIME, time -> retry());
    }

    private void keep(Kept payload) {
        kept.add(payload);
        if (held.add(payload.partition())) {
            partitions.hold(payload.partition(), payload.place.offset());
        }
        tell();
    }

    private void retry() {
        log.retried();
        if (missing != null && !schemas.isReachable(missing)) {
            return;
        }
        ahead.expect(kept.stream().map(Kept::expected).toList());
        var start = nanoClock.getAsLong();
        while (!kept.isEmpty() && nanoClock.getAsLong() - start < LONGEST_NANOS) {
            var next = kept.element();
            try {
                work.on(next.payload, next.place);
            } catch (SchemaUnreachable away) {
                missing = away.schema();
                break;
            } catch (KafkaException ofKafka) {
                throw ofKafka;
            } catch (RuntimeException defect) {
                // read again, it is met where Streams knows the record and makes a bad row of it
                throw new StreamsException("a payload that was held could not be handled", defect);
            }
            kept.remove();
        }
        moveUp();
        if (kept.isEmpty()) {
            stopRetrying();
            log.ended(this);
        } else {
            ahead.forget(kept.element().place.partition());
            tell();
        }
    }

    /** Holds each partition at its first kept payload, and releases those without. */
    private void moveUp() {
        var done = new HashSet<>(held);
        held.clear();
        for (var payload : kept) {
            if (held.add(payload.partition())) {
                partitions.hold(payload.partition(), payload.place.offset());
            }
        }
        done.removeAll(held);
        done.forEach(partitions::release);
    }

    /** Lets go of everything: the next owner of the partition begins with what was kept. */
    void close() {
        stopRetrying();
        kept.clear();
        held.forEach(partitions::forget);
        held.clear();
        log.handedOver(this);
    }

    private void stopRetrying() {
        if (retrying != null) {
            retrying.cancel();
            retrying = null;
        }
    }

    private void tell() {
        if (missing != null) {
            log.holds(this, missing, kept.size());
        }
    }
}
