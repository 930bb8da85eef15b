package io.freshet.runtime.kafka;

import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The meters that Kafka's own clients keep, lag among them. Those of a partition come into being
 * with its first records, so that they are looked for again and again; the library's own period is
 * a minute.
 */
public final class KafkaMeters implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer;
    private final Runnable unbind;

    private KafkaMeters(ScheduledExecutorService timer, Runnable unbind) {
        this.timer = timer;
        this.unbind = unbind;
    }

    /** Of a Streams application. */
    public static KafkaMeters of(KafkaStreams streams, Meters meters) {
        var timer = timer();
        var binder = new KafkaStreamsMetrics(streams, Tags.empty(), timer, PERIOD);
        binder.bindTo(meters.registry());
        return new KafkaMeters(timer, binder::close);
    }

    /** Of one consumer. */
    public static KafkaMeters of(Consumer<?, ?> consumer, Meters meters) {
        return of(consumer, meters.registry(), PERIOD);
    }

    static KafkaMeters of(Consumer<?, ?> consumer, MeterRegistry registry, Duration period) {
        var timer = timer();
        var binder = new KafkaClientMetrics(consumer, Tags.empty(), timer, period);
        binder.bindTo(registry);
        return new KafkaMeters(timer, binder::close);
    }

    /** Takes the meters away again. */
    @Override
    public void close() {
        timer.shutdownNow();
        unbind.run();
    }

    private static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(
                task -> {
                    var thread = new Thread(task, "kafka-meters");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
