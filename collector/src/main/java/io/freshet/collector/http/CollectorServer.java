package io.freshet.collector.http;

import io.freshet.collector.encoding.BodyDecoder;
import io.freshet.collector.endpoint.Endpoints;
import io.freshet.collector.metrics.CollectorMetrics;
import io.freshet.collector.settings.NetworkSettings;
import io.freshet.collector.sink.EventSinks;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens, and gives every connection its handlers. */
public final class CollectorServer {

    private static final int BACKLOG = 1024;

    private final EventLoopGroup loops;
    private final Channel listener;
    private final ChannelGroup connections;
    private final ServerParts parts;

    private CollectorServer(
            EventLoopGroup loops, Channel listener, ChannelGroup connections, ServerParts parts) {
        this.loops = loops;
        this.listener = listener;
        this.connections = connections;
        this.parts = parts;
    }

    /**
     * Binds and serves at once.
     *
     * @param port 0 for a free one
     * @throws StartFailure when the port cannot be bound
     */
    public static CollectorServer start(
            String host,
            int port,
            NetworkSettings limits,
            Endpoints endpoints,
            EventSinks sinks,
            CollectorMetrics metrics) {
        var clock = Clock.systemUTC();
        var budget = new BufferBudget(limits.maxBufferedBytes());
        var parts =
                new ServerParts(
                        limits,
                        endpoints,
                        sinks,
                        metrics,
                        clock,
                        new HttpDate(clock),
                        budget,
                        new Decompression(new BodyDecoder(limits.maxBodyBytes()), budget),
                        new ConnectionSweeps(limits),
                        new AtomicBoolean());
        var limit = new ConnectionLimit(limits.maxConnections());
        var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        var loops =
                new MultiThreadIoEventLoopGroup(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        new DefaultThreadFactory("collector-http"),
                        NioIoHandler.newFactory());
        var bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .handler(limit)
                        .childHandler(new Initializer(parts, connections))
                        .bind(host, port)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            throw notBound(host, port, bound.cause());
        }
        metrics.gauge("connections_active", limit, ConnectionLimit::open);
        metrics.gauge("buffered_bytes", parts.budget(), BufferBudget::used);
        return new CollectorServer(loops, bound.channel(), connections, parts);
    }

    /** The port that is bound. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /**
     * Takes no more connections, ends those that are idle, and lets requests that have begun end.
     *
     * @param patience how long these may take
     */
    public void close(Duration patience) {
        listener.close().awaitUninterruptibly();
        parts.draining().set(true);
        for (var connection : connections) {
            var context = connection.pipeline().context(ConnectionHandler.class);
            if (context != null) {
                connection
                        .eventLoop()
                        .execute(() -> ((ConnectionHandler) context.handler()).drain(context));
            }
        }
        connections.newCloseFuture().awaitUninterruptibly(patience.toMillis());
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static StartFailure notBound(String host, int port, Throwable cause) {
        return new StartFailure(
                ExitCode.BAD_CONFIGURATION,
                new Problem(
                        "F6002",
                        "the collector's port cannot be bound",
                        host + ":" + port,
                        cause.getMessage(),
                        "choose another with port or --port"),
                cause);
    }

    private static final class Initializer extends ChannelInitializer<SocketChannel> {

        private final ServerParts parts;
        private final ChannelGroup connections;

        private Initializer(ServerParts parts, ChannelGroup connections) {
            this.parts = parts;
            this.connections = connections;
        }

        @Override
        protected void initChannel(SocketChannel connection) {
            connections.add(connection);
            var clock = new ConnectionClock(parts.limits());
            var heads = new HeadBudget(parts.budget());
            connection
                    .pipeline()
                    .addLast(new RequestDecoder(parts.limits(), clock, heads))
                    .addLast(new HttpResponseEncoder())
                    .addLast(new ConnectionHandler(parts, clock, heads));
        }
    }
}
