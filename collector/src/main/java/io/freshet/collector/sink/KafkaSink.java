package io.freshet.collector.sink;

import io.freshet.collector.settings.StreamSettings;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.spool.Position;
import io.freshet.collector.spool.Spool;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one stream to a topic. A record is safe when the brokers have acknowledged it, or else
 * when the spool has it. Sending never blocks: the producer's buffer bounds what waits.
 */
@SuppressWarnings("FutureReturnValueIgnored") // callbacks tell all that the futures would
public final class KafkaSink implements EventSink {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaSink.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(15);
    private static final Duration AWAY_PATIENCE = Duration.ofMillis(100);
    private static final CompletableFuture<Void> SAFE = CompletableFuture.completedFuture(null);

    private final StreamSettings settings;
    private final boolean answerBeforeWrite;
    private final Producer<String, byte[]> producer;
    private final BrokerState brokers;
    private final SinkCounters counters = new SinkCounters();
    private final LossLog losses;
    private final ScheduledExecutorService timer;
    private final @Nullable Spooling spooling;

    private KafkaSink(
            StreamSettings settings,
            boolean answerBeforeWrite,
            @Nullable Spool spool,
            Duration spoolAfter,
            Producer<String, byte[]> producer) {
        this.settings = settings;
        this.answerBeforeWrite = answerBeforeWrite;
        this.producer = producer;
        this.losses = new LossLog(settings.topic(), counters);
        this.brokers =
                new BrokerState(
                        settings.topic(),
                        spool == null ? "records are refused" : "records go to the spool");
        this.timer =
                Executors.newScheduledThreadPool(
                        2,
                        task -> {
                            var thread = new Thread(task, "sink-" + settings.topic());
                            thread.setDaemon(true);
                            return thread;
                        });
        this.spooling =
                spool == null
                        ? null
                        : new Spooling(
                                spool,
                                new Replay(settings.topic(), producer, spool, brokers, counters),
                                spoolAfter);
    }

    /**
     * Starts the producer and begins to look for the topic; unhealthy until it is found. Without a
     * spool, what the brokers do not take is refused.
     *
     * @param answerBeforeWrite records count as safe as soon as they are buffered
     */
    public static KafkaSink start(StreamSettings settings, boolean answerBeforeWrite) {
        return start(settings, answerBeforeWrite, null, Duration.ZERO);
    }

    /**
     * Starts the producer and begins to look for the topic; unhealthy until the brokers have shown
     * that they take records.
     *
     * @param answerBeforeWrite records count as safe as soon as they are buffered
     * @param spool takes what the brokers do not take; null for none
     * @param spoolAfter a record that was not acknowledged for so long goes there
     */
    public static KafkaSink start(
            StreamSettings settings,
            boolean answerBeforeWrite,
            @Nullable Spool spool,
            Duration spoolAfter) {
        var producer =
                new KafkaProducer<>(
                        ProducerDefaults.properties(settings),
                        new StringSerializer(),
                        new ByteArraySerializer());
        return start(settings, answerBeforeWrite, spool, spoolAfter, producer);
    }

    /** The same with another producer. */
    static KafkaSink start(
            StreamSettings settings,
            boolean answerBeforeWrite,
            @Nullable Spool spool,
            Duration spoolAfter,
            Producer<String, byte[]> producer) {
        var sink = new KafkaSink(settings, answerBeforeWrite, spool, spoolAfter, producer);
        new TopicProbe(settings, producer, sink.brokers, spool, sink.timer).begin();
        if (sink.spooling != null) {
            sink.spooling.begin(sink.timer, sink.brokers);
        }
        return sink;
    }

    @Override
    public CompletableFuture<Void> deliver(OutputRecord record) {
        var delivery = new Delivery(this, record);
        var other = spooling;
        if (other == null) {
            send(delivery, record);
        } else if (brokers.isAway()) {
            other.divert(delivery);
        } else {
            other.waitFor(delivery);
            send(delivery, record);
        }
        return answerBeforeWrite && delivery.answer() ? SAFE : delivery;
    }

    @Override
    public boolean isHealthy() {
        return !brokers.isAway();
    }

    /** What became of its records. */
    public SinkCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        var start = System.nanoTime();
        var other = spooling;
        var waited = other == null ? 0 : other.finish(CLOSE_PATIENCE);
        timer.shutdownNow();
        // Nothing waits for brokers that are away once the spool has it.
        var hopeless = brokers.isAway() && other != null && other.isIdle();
        producer.close(hopeless ? AWAY_PATIENCE : CLOSE_PATIENCE);
        LOGGER.atInfo()
                .addKeyValue("topic", settings.topic())
                .addKeyValue("brokers", brokers.isAway() ? "away" : "there")
                .addKeyValue("waited", waited)
                .addKeyValue("lost", counters.lost())
                .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                .log("stream closed");
    }

    /** The brokers have a record. */
    void acknowledged() {
        brokers.isBack();
    }

    /** The brokers do not have a record, as far as is known. */
    void failed(Delivery delivery, Exception failure) {
        if (isRecordsFault(failure)) {
            lose(delivery, new SinkFailure(SinkFailure.Reason.NOT_ACKNOWLEDGED, failure));
            return;
        }
        var isFull = failure instanceof BufferExhaustedException;
        if (!isFull || spooling == null) {
            brokers.isAway(failure.toString());
        }
        if (spooling != null) {
            spooling.divert(delivery);
        } else {
            var reason =
                    isFull ? SinkFailure.Reason.BUFFER_FULL : SinkFailure.Reason.NOT_ACKNOWLEDGED;
            lose(delivery, new SinkFailure(reason, failure));
        }
    }

    /** The spool has a record that the brokers may have too. */
    void stored(Position place, Delivery delivery) {
        if (spooling != null) {
            spooling.stored(place, delivery);
        }
    }

    /** The spool does not take a record, but the brokers still may. */
    void waitFor(Delivery delivery) {
        if (spooling != null) {
            spooling.waitFor(delivery);
        }
    }

    /** Nobody takes a record. */
    void lose(Delivery delivery, SinkFailure failure) {
        if (delivery.lose(failure)) {
            counters.addLost();
            losses.say(failure.toString());
        }
    }

    /** Whether the same record would fail for ever, however well the brokers are. */
    static boolean isRecordsFault(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException;
    }

    private void send(Delivery delivery, OutputRecord record) {
        try {
            producer.send(
                    new ProducerRecord<>(settings.topic(), record.key(), record.bytes()), delivery);
            delivery.accepted();
        } catch (KafkaException | IllegalStateException e) {
            delivery.onCompletion(null, e);
        }
    }
}
