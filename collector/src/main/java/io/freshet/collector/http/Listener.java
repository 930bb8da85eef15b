package io.freshet.collector.http;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;

/** A port that is bound. */
final class Listener {

    private static final int BACKLOG = 1024;

    private final Channel channel;

    private Listener(Channel channel) {
        this.channel = channel;
    }

    /**
     * Binds.
     *
     * @param port 0 for a free one
     * @param key the setting that moves it
     * @throws StartFailure F6002 when the port cannot be bound
     */
    static Listener bind(
            EventLoopGroup loops,
            ConnectionLimit limit,
            ChannelInitializer<SocketChannel> connections,
            String host,
            int port,
            String key) {
        var bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .handler(limit)
                        .childHandler(connections)
                        .bind(host, port)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new StartFailure(
                    ExitCode.BAD_CONFIGURATION,
                    new Problem(
                            "F6002",
                            "the collector's port cannot be bound",
                            host + ":" + port,
                            bound.cause().getMessage(),
                            "choose another with " + key),
                    bound.cause());
        }
        return new Listener(bound.channel());
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    void close() {
        channel.close().awaitUninterruptibly();
    }
}
