package io.freshet.runtime.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, so that a passing trouble does not stop the stream; gives up
 * when threads die faster than a limit, because then it is no passing trouble.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int LIMIT = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final String service;
    private final LongSupplier nanoClock;
    private final ArrayDeque<Long> recent = new ArrayDeque<>();

    ThreadFailures(String service, LongSupplier nanoClock) {
        this.service = service;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        var now = nanoClock.getAsLong();
        while (!recent.isEmpty() && now - recent.peekFirst() > WINDOW.toNanos()) {
            recent.removeFirst();
        }
        recent.addLast(now);
        var replace = recent.size() <= LIMIT;
        LOGGER.atError()
                .addKeyValue("service", service)
                .addKeyValue("failures", recent.size())
                .setCause(exception)
                .log(replace ? "stream thread died, replacing it" : "stream threads keep dying");
        return replace
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
