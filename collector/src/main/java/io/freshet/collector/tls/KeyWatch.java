package io.freshet.collector.tls;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the files of live keys now and then, on a thread of its own. */
public final class KeyWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeyWatch.class);

    private final ScheduledExecutorService thread;

    private KeyWatch(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /**
     * Begins.
     *
     * @param period between looks; zero for none at all
     * @param onFound told what each look came to
     */
    public static KeyWatch start(
            LiveKeys keys, Duration period, Consumer<? super LiveKeys.Found> onFound) {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var made = new Thread(task, "collector-certificate");
                            made.setDaemon(true);
                            return made;
                        });
        if (!period.isZero()) {
            var unused =
                    thread.scheduleWithFixedDelay(
                            () -> look(keys, onFound),
                            period.toMillis(),
                            period.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        return new KeyWatch(thread);
    }

    private static void look(LiveKeys keys, Consumer<? super LiveKeys.Found> onFound) {
        try {
            onFound.accept(keys.refresh());
        } catch (RuntimeException bug) {
            // Otherwise the thread would never look again.
            LOGGER.atError().setCause(bug).log("the certificate could not be looked at");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
