package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.BegunRecord;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.registry.SchemaUnreachable;
import io.freshet.runtime.streams.hold.PollListener;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Begins payloads as soon as they were polled, so that the servers that their enrichments ask
 * answer all of them at the same time; Kafka Streams processes one after the other. What is begun
 * is a head start and no more: whatever becomes of it, a payload that is not begun is processed
 * from its start, with the same result. Each stream thread has its own payloads. Does nothing where
 * no enrichment asks servers.
 */
public final class LookAhead implements PollListener {

    /** Commits, and payloads that wait for nothing, wait meanwhile. */
    private static final long LONGEST_NANOS = Duration.ofMillis(50).toNanos();

    private final EventPipeline pipeline;
    private final LongSupplier nanoClock;
    private final ThreadLocal<BegunWindow> windows = ThreadLocal.withInitial(BegunWindow::new);

    /**
     * Over a pipeline.
     *
     * @param pipeline begins and finishes
     */
    public LookAhead(EventPipeline pipeline) {
        this(pipeline, System::nanoTime);
    }

    LookAhead(EventPipeline pipeline, LongSupplier nanoClock) {
        this.pipeline = pipeline;
        this.nanoClock = nanoClock;
    }

    EventPipeline pipeline() {
        return pipeline;
    }

    @Override
    public void polled(ConsumerRecords<byte[], byte[]> records) {
        if (!pipeline.asksServers() || records.isEmpty()) {
            return;
        }
        var window = windows.get();
        for (var record : records) {
            var partition = new TopicPartition(record.topic(), record.partition());
            add(window, partition, record.offset(), record.value());
        }
        fill(window);
    }

    /** Payloads that were fetched long ago are processed next, in this order. */
    void expect(Iterable<Expected> payloads) {
        if (pipeline.asksServers()) {
            var window = windows.get();
            for (var payload : payloads) {
                add(window, partition(payload.place()), payload.place().offset(), payload.value());
            }
            fill(window);
        }
    }

    /** A payload and where it was read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Expected(byte @Nullable [] value, RecordMetadata place) {}

    /** What becomes of a payload, begun or not; then the next ones may begin. */
    List<EventOutcome> process(byte[] payload, RecordMetadata place) {
        if (!pipeline.asksServers()) {
            return pipeline.process(payload);
        }
        var window = windows.get();
        var begun = window.take(partition(place), place.offset());
        fill(window);
        return begun == null ? pipeline.process(payload) : pipeline.finish(begun);
    }

    /** Lets go of a partition's payloads: they are not processed next, or not here. */
    void forget(int partition) {
        windows.get().forget(partition);
    }

    private static void add(
            BegunWindow window, TopicPartition partition, long offset, byte @Nullable [] value) {
        window.add(partition, offset, value == null ? new byte[0] : value);
    }

    private void fill(BegunWindow window) {
        var start = nanoClock.getAsLong();
        do {
            if (!window.beginNext(this::begin)) {
                return;
            }
        } while (nanoClock.getAsLong() - start < LONGEST_NANOS);
    }

    /** Null where that fails: it fails again when the payload is processed, and is told then. */
    private @Nullable BegunRecord begin(byte[] payload) {
        try {
            return pipeline.begin(payload);
        } catch (SchemaUnreachable away) {
            return null;
        } catch (RuntimeException | StackOverflowError defect) {
            return null;
        }
    }

    private static TopicPartition partition(RecordMetadata place) {
        return new TopicPartition(place.topic(), place.partition());
    }
}
