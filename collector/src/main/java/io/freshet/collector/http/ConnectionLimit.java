package io.freshet.collector.http;

import io.freshet.collector.metrics.CollectorMetrics;
import io.freshet.collector.settings.NetworkSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops accepting connections while there are enough on all listeners together; the rest wait in
 * the kernel's queue until others end or make room. One address may have so many and no more: what
 * is beyond is closed at once.
 */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int most;
    private final CollectorMetrics metrics;
    private final int mostPerAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();

    ConnectionLimit(NetworkSettings limits, CollectorMetrics metrics) {
        this.most = FileDescriptors.limit(limits.maxConnections());
        this.mostPerAddress = limits.maxConnectionsPerAddress();
        this.metrics = metrics;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listeners.add(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (accepted instanceof SocketChannel connection) {
            if (!hasRoomFor(connection)) {
                metrics.connectionRefused();
                connection.unsafe().closeForcibly();
                return;
            }
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

    boolean isFull() {
        return open.get() >= most;
    }

    private boolean hasRoomFor(SocketChannel connection) {
        var remote = connection.remoteAddress();
        if (mostPerAddress == 0 || remote == null) {
            return true;
        }
        var address = remote.getAddress();
        if (perAddress.merge(address, 1, Integer::sum) > mostPerAddress) {
            leave(address);
            return false;
        }
        connection.closeFuture().addListener(closed -> leave(address));
        return true;
    }

    private void leave(InetAddress address) {
        perAddress.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
    }

    private void accept(boolean more) {
        listeners.forEach(listener -> listener.config().setAutoRead(more));
    }
}
