package io.freshet.collector.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The connections of one event loop, looked at one after another in one task: a connection costs no
 * timer of its own. When all places are taken, those make room that have kept the server waiting
 * longest. Belongs to its event loop.
 */
final class ConnectionSweep {

    /** One in so many makes room at a time. */
    private static final int SHARE = 20;

    /** Nobody who has just come makes room. */
    private static final long LEAST_QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final IdentityHashMap<Watched, ChannelHandlerContext> connections =
            new IdentityHashMap<>();
    private final BooleanSupplier crowded;

    private ConnectionSweep(BooleanSupplier crowded) {
        this.crowded = crowded;
    }

    /**
     * Begins to look.
     *
     * @param crowded whether all places are taken
     */
    static ConnectionSweep start(EventExecutor loop, long everyMillis, BooleanSupplier crowded) {
        var sweep = new ConnectionSweep(crowded);
        var unused =
                loop.scheduleWithFixedDelay(
                        sweep::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        return sweep;
    }

    void add(Watched connection, ChannelHandlerContext context) {
        connections.put(connection, context);
    }

    void remove(Watched connection) {
        connections.remove(connection);
    }

    private void look() {
        // A copy, because a connection that is closed removes itself at once.
        for (var connection : connections.keySet().toArray(new Watched[0])) {
            var context = connections.get(connection);
            if (context != null) {
                connection.look(context);
            }
        }
        if (crowded.getAsBoolean()) {
            makeRoom();
        }
    }

    private void makeRoom() {
        var quiet =
                connections.entrySet().stream()
                        .filter(entry -> entry.getValue().channel() instanceof SocketChannel)
                        .map(entry -> new Quiet(entry.getKey(), entry.getValue()))
                        .filter(candidate -> candidate.nanos >= LEAST_QUIET_NANOS)
                        .sorted(Comparator.comparingLong((Quiet q) -> q.nanos).reversed())
                        .limit(1 + connections.size() / SHARE)
                        .toList();
        quiet.forEach(longest -> longest.connection.giveWay(longest.context));
    }

    /** A candidate; the time is taken once, so that sorting sees no clock. */
    private static final class Quiet {

        private final Watched connection;
        private final ChannelHandlerContext context;
        private final long nanos;

        private Quiet(Watched connection, ChannelHandlerContext context) {
            this.connection = connection;
            this.context = context;
            this.nanos = connection.quietNanos();
        }
    }
}
