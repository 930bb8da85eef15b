package io.freshet.collector.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A number of requests over a number of connections, each of which has one under way. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is not answered, and so counted
final class WarmupCycle {

    private final EventLoopGroup loop;
    private final InetSocketAddress server;
    private final CountDownLatch open;
    private final AtomicLong unsent;
    private final AtomicLong answered = new AtomicLong();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    WarmupCycle(EventLoopGroup loop, InetSocketAddress server, long requests, int connections) {
        this.loop = loop;
        this.server = server;
        this.open = new CountDownLatch((int) Math.min(connections, requests));
        this.unsent = new AtomicLong(requests);
    }

    /** Sends all, and waits for the responses. */
    void run(Duration patience) {
        var bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel connection) {
                                        connections.add(connection);
                                        connection
                                                .pipeline()
                                                .addLast(new HttpClientCodec())
                                                .addLast(new Requests());
                                    }
                                });
        for (var count = open.getCount(); count > 0; count--) {
            bootstrap
                    .connect(server)
                    .channel()
                    .closeFuture()
                    .addListener(closed -> open.countDown());
        }
        try {
            open.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    long answered() {
        return answered.get();
    }

    private final class Requests extends SimpleChannelInboundHandler<HttpObject> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            next(context);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof LastHttpContent) {
                answered.incrementAndGet();
                next(context);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        private void next(ChannelHandlerContext context) {
            if (unsent.getAndDecrement() <= 0) {
                context.close();
                return;
            }
            var request =
                    new DefaultFullHttpRequest(
                            HttpVersion.HTTP_1_1, HttpMethod.GET, "/health", Unpooled.EMPTY_BUFFER);
            request.headers()
                    .set(HttpHeaderNames.HOST, "localhost")
                    .set(HttpHeaderNames.USER_AGENT, "freshet-warmup");
            context.writeAndFlush(request);
        }
    }
}
