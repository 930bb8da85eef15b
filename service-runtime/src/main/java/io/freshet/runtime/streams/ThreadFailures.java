package io.freshet.runtime.streams;

import io.freshet.runtime.kafka.InstanceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, so that a passing trouble does not stop the stream; gives up
 * when threads die faster than a limit, because then it is no passing trouble, and at once when
 * another process has this one's place in the group: two that take it from each other in turn would
 * get nothing done.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int LIMIT = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final String service;
    private final LongSupplier nanoClock;
    private final ArrayDeque<Long> recent = new ArrayDeque<>();
    private volatile String reason = "stream threads keep dying";

    ThreadFailures(String service, LongSupplier nanoClock) {
        this.service = service;
        this.nanoClock = nanoClock;
    }

    /** Why the stream was given up, once it was. */
    String reason() {
        return reason;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        if (isFenced(exception)) {
            reason = InstanceId.TAKEN;
            LOGGER.atError().addKeyValue("service", service).log(reason);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
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
                .log(replace ? "stream thread died, replacing it" : reason);
        return replace
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isFenced(Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedInstanceIdException) {
                return true;
            }
        }
        return false;
    }
}
