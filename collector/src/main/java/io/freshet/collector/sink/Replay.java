package io.freshet.collector.sink;

import io.freshet.collector.sink.Delivery.Word;
import io.freshet.collector.spool.Position;
import io.freshet.collector.spool.Spool;
import io.freshet.collector.spool.StoredRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the spool has to the brokers, in order: one record to see whether they are back, then
 * many at a time. A record leaves the spool when it is acknowledged and all before it are.
 */
@SuppressWarnings("FutureReturnValueIgnored") // callbacks tell all that the futures would
final class Replay implements Runnable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Replay.class);
    private static final int MAX_RECORDS = 500;
    private static final int MAX_BYTES = 1 << 20;
    private static final long IDLE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final long STOP_MILLIS = 2000;

    private final String topic;
    private final Producer<String, byte[]> producer;
    private final Spool spool;
    private final BrokerState brokers;
    private final SinkCounters counters;
    private final Map<Position, Delivery> doubts = new ConcurrentHashMap<>();
    private final Set<Position> acknowledged = new HashSet<>();
    private final Set<Position> tried = new HashSet<>();
    private final Thread thread;
    private volatile boolean stopped;
    private long pauseMillis = IDLE_MILLIS;

    Replay(
            String topic,
            Producer<String, byte[]> producer,
            Spool spool,
            BrokerState brokers,
            SinkCounters counters) {
        this.topic = topic;
        this.producer = producer;
        this.spool = spool;
        this.brokers = brokers;
        this.counters = counters;
        this.thread = new Thread(this, "replay-" + topic);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Remembers who knows whether the brokers have a record of the spool. */
    void doubt(Position place, Delivery delivery) {
        doubts.put(place, delivery);
    }

    /** Returns when nothing is sent any more. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                if (spool.isEmpty() || !brokers.isTopicKnown()) {
                    pause(IDLE_MILLIS);
                } else if (replay(spool.read(brokers.isAway() ? 1 : MAX_RECORDS, MAX_BYTES))) {
                    pauseMillis = IDLE_MILLIS;
                } else {
                    pause(pauseMillis);
                    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
                }
            } catch (IOException e) {
                LOGGER.atError()
                        .addKeyValue("topic", topic)
                        .addKeyValue("error", e.toString())
                        .log("the spool cannot be read");
                pause(LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** True when the brokers have all of them. */
    private boolean replay(List<StoredRecord> batch) throws IOException {
        var sent = send(batch);
        var done = new ArrayList<StoredRecord>();
        var failed = sent.isEmpty();
        for (var each : sent) {
            var failure = each.await(() -> stopped);
            if (failure == null && each.isNew()) {
                brokers.isBack();
            }
            if (failure != null && KafkaSink.isRecordsFault(failure)) {
                spool.setAside(each.stored(), failure.toString());
                counters.addRejected();
                failure = null;
            }
            if (failure != null) {
                failed = true;
                failed(failure);
            } else if (failed) {
                acknowledged.add(each.stored().at());
            } else {
                done.add(each.stored());
            }
        }
        forget(done);
        return !failed;
    }

    /** Hands records to the producer, up to the first of which it still has a copy. */
    private List<Sent> send(List<StoredRecord> batch) {
        var sent = new ArrayList<Sent>(batch.size());
        for (var stored : batch) {
            var doubt = doubts.get(stored.at());
            var word = doubt == null ? Word.FAILED : doubt.word();
            if (word == Word.NONE) {
                return sent; // its word may spare us a duplicate
            }
            if (word == Word.ACKNOWLEDGED || acknowledged.contains(stored.at())) {
                sent.add(Sent.before(stored));
            } else {
                if (!tried.add(stored.at()) || (doubt != null && doubt.isDoubtful())) {
                    counters.addDoubtful();
                }
                sent.add(send(stored));
            }
        }
        return sent;
    }

    private Sent send(StoredRecord stored) {
        var sent = Sent.now(stored);
        try {
            var record = stored.record();
            producer.send(new ProducerRecord<>(topic, record.key(), record.bytes()), sent);
        } catch (KafkaException | IllegalStateException e) {
            sent.onCompletion(null, e);
        }
        return sent;
    }

    private void forget(List<StoredRecord> done) throws IOException {
        if (done.isEmpty()) {
            return;
        }
        spool.release(done.get(done.size() - 1).next(), done.size());
        for (var stored : done) {
            doubts.remove(stored.at());
            acknowledged.remove(stored.at());
            tried.remove(stored.at());
        }
    }

    private void failed(Throwable failure) {
        if (!stopped && !(failure instanceof BufferExhaustedException)) {
            brokers.isAway(failure.toString());
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
