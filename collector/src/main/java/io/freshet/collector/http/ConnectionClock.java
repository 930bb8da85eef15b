package io.freshet.collector.http;

import io.freshet.collector.settings.NetworkSettings;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/**
 * Stands before the decoder and notes when a request begins to arrive, so that a client cannot hold
 * a connection by sending it byte by byte. Belongs to the connection's event loop.
 */
final class ConnectionClock extends ChannelInboundHandlerAdapter {

    private final NetworkSettings limits;
    private long idleSinceNanos = System.nanoTime();
    private long arrivingSinceNanos;
    private boolean arriving;

    ConnectionClock(NetworkSettings limits) {
        this.limits = limits;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!arriving) {
            arriving = true;
            arrivingSinceNanos = System.nanoTime();
        }
        context.fireChannelRead(message);
    }

    void requestComplete() {
        arriving = false;
    }

    void responded() {
        idleSinceNanos = System.nanoTime();
    }

    boolean isRequestTooSlow() {
        return arriving && isOver(arrivingSinceNanos, limits.requestTimeout());
    }

    boolean isIdleTooLong() {
        return !arriving && isOver(idleSinceNanos, limits.idleTimeout());
    }

    boolean hasWaitedTooLong(long sinceNanos) {
        return isOver(sinceNanos, limits.responseTimeout());
    }

    /** How often to look: a fraction of the shortest limit, at most once a second. */
    long checkMillis() {
        var shortest =
                Math.min(
                        limits.idleTimeout().toMillis(),
                        Math.min(
                                limits.requestTimeout().toMillis(),
                                limits.responseTimeout().toMillis()));
        return Math.max(20, Math.min(1000, shortest / 4));
    }

    private static boolean isOver(long sinceNanos, Duration limit) {
        return System.nanoTime() - sinceNanos > limit.toNanos();
    }
}
