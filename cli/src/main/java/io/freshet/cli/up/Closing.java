package io.freshet.cli.up;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes things side by side, and does not wait for ever for one that cannot close. */
final class Closing {

    private static final Logger LOGGER = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /**
     * Closes all at once and returns when all are closed or time is up.
     *
     * @param patience how long to wait for all together
     */
    static void all(Collection<? extends AutoCloseable> parts, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        var threads = new ArrayList<Thread>();
        for (var part : parts) {
            var thread = new Thread(() -> close(part), "close-" + part.getClass().getSimpleName());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (var thread : threads) {
            await(thread, deadline - System.nanoTime());
        }
    }

    private static void await(Thread thread, long nanos) {
        try {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOGGER.atWarn().addKeyValue("part", thread.getName()).log("does not close in time");
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // one that fails must not keep the others open
            LOGGER.atWarn().setCause(e).log("closing failed");
        }
    }
}
