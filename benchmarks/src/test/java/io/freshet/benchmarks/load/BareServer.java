package io.freshet.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.collector.CollectorConfig;
import io.freshet.collector.sink.ProducerDefaults;
import io.freshet.runtime.config.ConfigSource;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that any collector on this HTTP library does: the same decoder with the same limits, a
 * constant answer; with a configuration file also one send of target or body with our producer's
 * settings, answered at once. It looks at nothing and promises nothing.
 */
final class BareServer {

    private static final byte[] OK = "ok".getBytes(UTF_8);

    private BareServer() {}

    /** Arguments: port, and a collector's configuration where records are to be sent. */
    public static void main(String[] args) {
        var config =
                args.length < 2
                        ? null
                        : CollectorConfig.load(ConfigSource.file("collector", Path.of(args[1])))
                                .config();
        var stream = config == null ? null : config.sink().good();
        Producer<String, byte[]> producer =
                stream == null
                        ? null
                        : new KafkaProducer<>(
                                ProducerDefaults.properties(stream),
                                new StringSerializer(),
                                new ByteArraySerializer());
        var topic = stream == null ? "" : stream.topic();
        while (producer != null && !isKnown(producer, topic)) {
            Thread.onSpinWait();
        }
        new ServerBootstrap()
                .group(
                        new MultiThreadIoEventLoopGroup(
                                Math.max(2, Runtime.getRuntime().availableProcessors()),
                                NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline(producer, topic))
                .bind("127.0.0.1", Integer.parseInt(args[0]))
                .syncUninterruptibly();
    }

    /** Our producers never wait, so that the first look finds nothing. */
    private static boolean isKnown(Producer<String, byte[]> producer, String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static final class Pipeline extends ChannelInitializer<SocketChannel> {

        private final @Nullable Producer<String, byte[]> producer;
        private final String topic;

        private Pipeline(@Nullable Producer<String, byte[]> producer, String topic) {
            this.producer = producer;
            this.topic = topic;
        }

        @Override
        protected void initChannel(SocketChannel connection) {
            connection
                    .pipeline()
                    .addLast(
                            new HttpRequestDecoder(
                                    new HttpDecoderConfig()
                                            .setMaxInitialLineLength(32_768 + 64)
                                            .setMaxHeaderSize(65_536)))
                    .addLast(new HttpResponseEncoder())
                    .addLast(new Handler(producer, topic));
        }
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {

        private final @Nullable Producer<String, byte[]> producer;
        private final String topic;
        private final ByteBuf body = Unpooled.buffer(2048);

        private Handler(@Nullable Producer<String, byte[]> producer, String topic) {
            this.producer = producer;
            this.topic = topic;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                if (message instanceof HttpRequest request
                        && request.method().name().equals("GET")) {
                    body.writeCharSequence(request.uri(), UTF_8);
                }
                if (message instanceof HttpContent content) {
                    body.writeBytes(content.content());
                }
                if (message instanceof LastHttpContent) {
                    answer(context);
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // it promises nothing
        private void answer(ChannelHandlerContext context) {
            if (producer != null) {
                var bytes = new byte[body.readableBytes()];
                body.readBytes(bytes);
                producer.send(new ProducerRecord<>(topic, key(), bytes));
            }
            body.clear();
            var response =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1,
                            HttpResponseStatus.OK,
                            Unpooled.wrappedBuffer(OK));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "text/plain")
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, OK.length);
            context.writeAndFlush(response);
        }

        private static String key() {
            var random = ThreadLocalRandom.current();
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
    }
}
