package io.freshet.collector.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;

/** Stops accepting connections while there are enough; the rest wait in the kernel's queue. */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(int most) {
        this.most = most;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (accepted instanceof Channel connection) {
            if (open.incrementAndGet() >= most) {
                context.channel().config().setAutoRead(false);
            }
            connection
                    .closeFuture()
                    .addListener(
                            closed -> {
                                if (open.decrementAndGet() < most) {
                                    context.channel().config().setAutoRead(true);
                                }
                            });
        }
        context.fireChannelRead(accepted);
    }

    int open() {
        return open.get();
    }
}
