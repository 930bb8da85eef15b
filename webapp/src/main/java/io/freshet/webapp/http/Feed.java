package io.freshet.webapp.http;

import java.time.Duration;
import java.util.List;

/**
 * Where the messages of one open stream come from. Asked by the stream's own thread alone; must
 * bound what it keeps for a reader that is slow.
 */
public interface Feed extends AutoCloseable {

    /**
     * The next messages. Where nothing happens, an empty list in the end: the server then sends a
     * {@code ping}, which is how it finds out that the reader is gone.
     *
     * @param wait how long to wait for the first message at most
     * @throws InterruptedException when the server stops
     */
    List<ServerSentEvent> next(Duration wait) throws InterruptedException;

    /** The reader is gone. */
    @Override
    void close();
}
