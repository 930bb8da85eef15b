package io.freshet.collector.http;

import io.freshet.collector.metrics.CollectorMetrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops accepting connections while there are enough on all listeners together; the rest wait in
 * the kernel's queue.
 */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int most;
    private final CollectorMetrics metrics;
    private final AtomicInteger open = new AtomicInteger();
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();

    ConnectionLimit(int most, CollectorMetrics metrics) {
        this.most = most;
        this.metrics = metrics;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listeners.add(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (accepted instanceof Channel connection) {
            metrics.connectionOpened();
            if (open.incrementAndGet() >= most) {
                accept(false);
            }
            connection
                    .closeFuture()
                    .addListener(
                            closed -> {
                                metrics.connectionClosed();
                                if (open.decrementAndGet() < most) {
                                    accept(true);
                                }
                            });
        }
        context.fireChannelRead(accepted);
    }

    int open() {
        return open.get();
    }

    private void accept(boolean more) {
        listeners.forEach(listener -> listener.config().setAutoRead(more));
    }
}
