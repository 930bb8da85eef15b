package io.freshet.enricher.enrichment.sql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** A bounded number of connections, made when they are needed and used again. Thread-safe. */
final class MySqlConnections implements AutoCloseable {

    private final ConnectionFactory factory;
    private final Duration patience;
    private final Semaphore room;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    /**
     * Connects nowhere yet.
     *
     * @param most at a time
     * @param patience longest wait for one
     */
    MySqlConnections(ConnectionFactory factory, int most, Duration patience) {
        this.factory = factory;
        this.patience = patience;
        this.room = new Semaphore(most);
    }

    /**
     * A connection that works; to be given back.
     *
     * @throws RuntimeException when there is none in time
     */
    Connection take() throws InterruptedException {
        if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("all connections are in use");
        }
        boolean isTaken = false;
        try {
            var connection = working();
            isTaken = true;
            return connection;
        } finally {
            if (!isTaken) {
                room.release();
            }
        }
    }

    private Connection working() {
        for (var known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
            if (works(known)) {
                return known;
            }
            discard(known);
        }
        return Objects.requireNonNull(Mono.from(factory.create()).block(patience));
    }

    private boolean works(Connection connection) {
        return Boolean.TRUE.equals(
                Mono.from(connection.validate(ValidationDepth.REMOTE))
                        .timeout(patience)
                        .onErrorReturn(false)
                        .block());
    }

    /**
     * Takes a connection back.
     *
     * @param isUsable whether nothing is under way on it any more
     */
    void giveBack(Connection connection, boolean isUsable) {
        if (isUsable && !isClosed) {
            idle.addFirst(connection);
        } else {
            discard(connection);
        }
        room.release();
    }

    /** Does not wait: the other side may be gone. */
    private static void discard(Connection connection) {
        Mono.from(connection.close()).onErrorComplete().subscribe();
    }

    @Override
    public void close() {
        isClosed = true;
        for (var known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
            discard(known);
        }
    }
}
