package io.freshet.collector.http;

import io.freshet.collector.tls.TestKeys;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/** A client for what well-behaved ones hide: GOAWAY, resets, and requests that are none. */
final class Http2Client implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel connection;
    final CompletableFuture<Http2Settings> settings = new CompletableFuture<>();
    final CompletableFuture<Long> goAway = new CompletableFuture<>();

    Http2Client(int port) throws Exception {
        connection =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        prepare(channel);
                                    }
                                })
                        .connect("127.0.0.1", port)
                        .sync()
                        .channel();
    }

    private void prepare(Channel channel) {
        channel.pipeline()
                .addLast(new SslHandler(engine()))
                .addLast(
                        Http2FrameCodecBuilder.forClient()
                                .initialSettings(Http2Settings.defaultSettings())
                                .encoderEnforceMaxRstFramesPerWindow(0, 1)
                                .build())
                .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()))
                .addLast(new Connection());
    }

    private static SSLEngine engine() {
        var engine = TestKeys.trustingClient().createSSLEngine("127.0.0.1", 1);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        engine.setSSLParameters(parameters);
        return engine;
    }

    static Http2Headers get(String path) {
        return new DefaultHttp2Headers(false)
                .method("GET")
                .scheme("https")
                .authority("c.test")
                .path(path);
    }

    /** What a request comes to: its status, {@code reset}, or {@code closed}. */
    CompletableFuture<String> send(Http2Headers headers) throws Exception {
        var outcome = new CompletableFuture<String>();
        var unused = open(outcome).writeAndFlush(new DefaultHttp2HeadersFrame(headers, true));
        return outcome;
    }

    /** Begins a POST with a part of its body. */
    Channel begin(String path, byte[] part, CompletableFuture<String> outcome) throws Exception {
        var stream = open(outcome);
        stream.write(new DefaultHttp2HeadersFrame(get(path).method("POST"), false));
        stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(part))).sync();
        return stream;
    }

    /** Sends a request and takes it back; a connection that has ended is no failure. */
    void sendAndReset(Http2Headers headers) throws Exception {
        var opening =
                new Http2StreamChannelBootstrap(connection)
                        .handler(new Stream(new CompletableFuture<>()))
                        .open()
                        .await();
        if (opening.isSuccess()) {
            var stream = opening.getNow();
            stream.write(new DefaultHttp2HeadersFrame(headers, true));
            var unused = stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
        }
    }

    private Channel open(CompletableFuture<String> outcome) throws Exception {
        return new Http2StreamChannelBootstrap(connection)
                .handler(new Stream(outcome))
                .open()
                .sync()
                .getNow();
    }

    boolean isOpen() {
        return connection.isActive();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Connection extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2SettingsFrame frame) {
                settings.complete(frame.settings());
            } else if (message instanceof Http2GoAwayFrame frame) {
                goAway.complete(frame.errorCode());
            }
            ReferenceCountUtil.release(message);
        }
    }

    private static final class Stream extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<String> outcome;

        private Stream(CompletableFuture<String> outcome) {
            this.outcome = outcome;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame frame) {
                outcome.complete(frame.headers().status().toString());
            } else if (message instanceof Http2ResetFrame) {
                outcome.complete("reset");
            } else if (!(message instanceof Http2DataFrame)) {
                outcome.complete(message.toString());
            }
            ReferenceCountUtil.release(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            outcome.complete("closed");
        }
    }
}
