package io.freshet.collector.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.EventExecutor;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop, looked at one after another in one task: a connection costs no
 * timer of its own. Belongs to its event loop.
 */
final class ConnectionSweep {

    private final Map<Watched, ChannelHandlerContext> connections = new IdentityHashMap<>();

    /** Begins to look. */
    static ConnectionSweep start(EventExecutor loop, long everyMillis) {
        var sweep = new ConnectionSweep();
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
    }
}
