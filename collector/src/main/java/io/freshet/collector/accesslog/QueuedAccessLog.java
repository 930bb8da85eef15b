package io.freshet.collector.accesslog;

import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines in a thread of its own, through the logger {@code io.freshet.collector.access}. When
 * the log is slower than the requests, lines are dropped, and their number is logged.
 */
public final class QueuedAccessLog implements AccessLog {

    private static final Logger LOGGER = LoggerFactory.getLogger("io.freshet.collector.access");
    private static final int CAPACITY = 16_384;
    private static final long CLOSE_MILLIS = 2000;

    private final BlockingQueue<AccessLine> waiting;
    private final AtomicLong dropped = new AtomicLong();
    private final Consumer<AccessLine> out;
    private final Thread writer = new Thread(this::run, "collector-access-log");
    private volatile boolean ending;

    QueuedAccessLog(int capacity, Consumer<AccessLine> out) {
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.out = out;
        writer.setDaemon(true);
        writer.start();
    }

    /** Begins to write. */
    public static AccessLog start() {
        return new QueuedAccessLog(CAPACITY, QueuedAccessLog::log);
    }

    @Override
    public void write(AccessLine line) {
        if (!waiting.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long dropped() {
        return dropped.get();
    }

    private void run() {
        try {
            while (!ending || !waiting.isEmpty()) {
                var line = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (line != null) {
                    out.accept(line);
                } else {
                    tellDropped();
                }
            }
            tellDropped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellDropped() {
        var lines = dropped.getAndSet(0);
        if (lines > 0) {
            LOGGER.atWarn().addKeyValue("lines", lines).log("access lines dropped");
        }
    }

    private static void log(AccessLine line) {
        LOGGER.atInfo()
                .addKeyValue("method", line.method())
                .addKeyValue("path", line.kind().name().toLowerCase(Locale.ROOT))
                .addKeyValue("status", line.status())
                .addKeyValue("bytesIn", line.bytesIn())
                .addKeyValue("bytesOut", line.bytesOut())
                .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(line.nanos()))
                .addKeyValue("protocol", line.protocol())
                .addKeyValue("stored", line.stored())
                .log("request");
    }
}
