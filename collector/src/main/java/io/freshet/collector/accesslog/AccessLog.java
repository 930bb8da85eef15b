package io.freshet.collector.accesslog;

/** Takes a line for every response. Called by event loops, so it never waits. */
public interface AccessLog extends AutoCloseable {

    /** Takes nothing. */
    AccessLog OFF =
            line -> {
                // Nobody reads it.
            };

    /** Takes a line, or drops it when too many are waiting. */
    void write(AccessLine line);

    /** Writes what is waiting. */
    @Override
    default void close() {
        // Nothing is waiting.
    }
}
