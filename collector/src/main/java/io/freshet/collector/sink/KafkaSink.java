package io.freshet.collector.sink;

import io.freshet.collector.settings.StreamSettings;
import io.freshet.collector.size.OutputRecord;
import io.freshet.runtime.kafka.KafkaTopics;
import io.freshet.runtime.problem.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one stream to a topic. A record is safe when the brokers have acknowledged it. Sending
 * never blocks: the producer's buffer bounds what waits, and a full one refuses.
 */
@SuppressWarnings("FutureReturnValueIgnored") // callbacks tell all that the futures would
public final class KafkaSink implements EventSink {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaSink.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(15);
    private static final long FIRST_LOOK_MILLIS = 50;

    private final StreamSettings settings;
    private final boolean answerBeforeWrite;
    private final Producer<String, byte[]> producer;
    private final ScheduledExecutorService prober;
    private final AtomicBoolean healthy = new AtomicBoolean();
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile boolean metadataKnown;

    private KafkaSink(
            StreamSettings settings, boolean answerBeforeWrite, Producer<String, byte[]> producer) {
        this.settings = settings;
        this.answerBeforeWrite = answerBeforeWrite;
        this.producer = producer;
        this.prober =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var thread = new Thread(task, "probe-" + settings.topic());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Starts the producer and begins to look for the topic; unhealthy until it is found.
     *
     * @param answerBeforeWrite records count as safe as soon as they are buffered
     */
    public static KafkaSink start(StreamSettings settings, boolean answerBeforeWrite) {
        var producer =
                new KafkaProducer<>(
                        ProducerDefaults.properties(settings),
                        new StringSerializer(),
                        new ByteArraySerializer());
        var sink = new KafkaSink(settings, answerBeforeWrite, producer);
        sink.lookForMetadata();
        return sink;
    }

    @Override
    public CompletableFuture<Void> deliver(OutputRecord record) {
        var safe = new CompletableFuture<Void>();
        try {
            producer.send(
                    new ProducerRecord<>(settings.topic(), record.key(), record.bytes()),
                    (metadata, failure) -> {
                        if (failure == null) {
                            healthy.lazySet(true);
                            safe.complete(null);
                        } else {
                            fail(safe, failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            fail(safe, e);
        }
        return answerBeforeWrite && !safe.isCompletedExceptionally()
                ? CompletableFuture.completedFuture(null)
                : safe;
    }

    @Override
    public boolean isHealthy() {
        return healthy.get();
    }

    @Override
    public void close() {
        prober.shutdownNow();
        producer.close(CLOSE_PATIENCE);
    }

    private void fail(CompletableFuture<Void> safe, Exception failure) {
        if (healthy.getAndSet(false)) {
            LOGGER.atError()
                    .addKeyValue("topic", settings.topic())
                    .addKeyValue("error", failure.toString())
                    .log("records are not taken");
        }
        if (metadataKnown && probing.compareAndSet(false, true)) {
            scheduleProbe();
        }
        var reason =
                failure instanceof BufferExhaustedException
                        ? SinkFailure.Reason.BUFFER_FULL
                        : SinkFailure.Reason.NOT_ACKNOWLEDGED;
        safe.completeExceptionally(new SinkFailure(reason, failure));
    }

    /**
     * Asks the producer for the topic's partitions until it knows them: only then can it take
     * records without waiting.
     */
    private void lookForMetadata() {
        schedule(
                () -> {
                    try {
                        producer.partitionsFor(settings.topic());
                        metadataKnown = true;
                        healthy.set(true);
                        LOGGER.atInfo().addKeyValue("topic", settings.topic()).log("topic found");
                    } catch (KafkaException notYet) {
                        lookForMetadata();
                    }
                },
                FIRST_LOOK_MILLIS);
    }

    private void scheduleProbe() {
        schedule(
                () -> {
                    try {
                        KafkaTopics.await(
                                settings.kafka(), List.of(settings.topic()), Duration.ZERO);
                        probing.set(false);
                        healthy.set(true);
                        LOGGER.atInfo().addKeyValue("topic", settings.topic()).log("healthy again");
                    } catch (StartFailure stillDown) {
                        scheduleProbe();
                    }
                },
                settings.startupCheckInterval().toMillis());
    }

    private void schedule(Runnable look, long millis) {
        if (!prober.isShutdown()) {
            prober.schedule(look, millis, TimeUnit.MILLISECONDS);
        }
    }
}
