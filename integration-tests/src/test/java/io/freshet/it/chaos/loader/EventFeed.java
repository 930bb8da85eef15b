package io.freshet.it.chaos.loader;

import io.freshet.it.chaos.BrokerProcess;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes the events at a steady pace, some of them twice, as trackers do after a lost answer. */
final class EventFeed implements AutoCloseable {

    private static final int SLICE_MILLIS = 20;

    private final LoaderChaosSettings settings;
    private final ChaosEvents events;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::feed, "feed");
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile long sent;
    private volatile boolean stopped;

    private EventFeed(LoaderChaosSettings settings, ChaosEvents events, BrokerProcess broker) {
        this.settings = settings;
        this.events = events;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "20"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static EventFeed start(LoaderChaosSettings settings, ChaosEvents events, BrokerProcess broker) {
        var feed = new EventFeed(settings, events, broker);
        feed.thread.start();
        return feed;
    }

    /** Records written so far, the repeated ones among them. */
    long sent() {
        return sent;
    }

    boolean isDone() {
        return !thread.isAlive();
    }

    /** Fails if an event could not be written. */
    void check() {
        var reason = failure.get();
        if (reason != null) {
            throw new IllegalStateException("the broker did not take an event", reason);
        }
    }

    private void feed() {
        var begin = System.nanoTime();
        for (int number = 0; number < events.count() && !stopped; number++) {
            send(number);
            if (settings.repeatEvery() > 0 && number % settings.repeatEvery() == 0) {
                // Another one, sent a while ago: in the same batch, or in one long committed.
                send(number - number / 2 % 20_000);
            }
            var ahead = number * 1000L / settings.perSecond() - millisSince(begin);
            if (ahead > SLICE_MILLIS) {
                rest(ahead);
            }
        }
        producer.flush();
    }

    private void send(int number) {
        producer.send(
                events.record(number),
                (metadata, error) -> {
                    if (error != null) {
                        failure.compareAndSet(null, error);
                    }
                });
        sent++;
    }

    private void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        producer.close();
    }
}
