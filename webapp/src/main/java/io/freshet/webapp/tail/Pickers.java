package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;

/**
 * A few consumers that stay connected, each for one question at a time: one viewer's slow question
 * must not hold up all others. Thread-safe.
 */
final class Pickers implements AutoCloseable {

    private static final int MOST = 3;

    private final KafkaSettings kafka;
    private final Semaphore free = new Semaphore(MOST, true);
    private final Queue<KafkaConsumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    Pickers(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** What one consumer is to find out. */
    interface Question<T> {
        T ask(KafkaConsumer<byte[], byte[]> consumer);
    }

    /**
     * Asks with a consumer that is free, and waits for one.
     *
     * @throws KafkaException when the brokers do not answer; the next question connects anew
     */
    <T> T ask(Question<T> question) {
        free.acquireUninterruptibly();
        try {
            var waiting = idle.poll();
            var asking = waiting == null ? LookingOn.picking(kafka, "site-fetch") : waiting;
            var isSound = false;
            try {
                var answer = question.ask(asking);
                isSound = !isClosed;
                return answer;
            } finally {
                if (isSound) {
                    idle.add(asking);
                } else {
                    asking.close();
                }
            }
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        for (var one = idle.poll(); one != null; one = idle.poll()) {
            one.close();
        }
    }
}
