package io.freshet.collector.http;

import io.freshet.collector.settings.Http2Settings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;

/**
 * Gives a connection the handlers for HTTP/2: each of its streams is a channel of its own, which is
 * handled as a connection of HTTP/1.1 with one request. The codec's guards against floods of reset,
 * empty, control and continuation frames stay as they are by default.
 */
final class Http2Pipeline {

    private Http2Pipeline() {}

    static void addTo(
            ChannelPipeline pipeline, ServerParts parts, Door door, Http2Settings settings) {
        var codec =
                Http2FrameCodecBuilder.forServer()
                        .initialSettings(
                                io.netty.handler.codec.http2.Http2Settings.defaultSettings()
                                        .maxConcurrentStreams(settings.maxConcurrentStreams())
                                        .maxHeaderListSize(parts.limits().maxHeadersLength()))
                        .gracefulShutdownTimeoutMillis(parts.limits().responseTimeout().toMillis())
                        .build();
        pipeline.addLast(codec)
                .addLast(new Http2MultiplexHandler(new Stream(parts, door)))
                .addLast(new Http2ConnectionWatch(codec, parts));
    }

    private static final class Stream extends ChannelInitializer<Channel> {

        private final ServerParts parts;
        private final Door door;

        private Stream(ServerParts parts, Door door) {
            this.parts = parts;
            this.door = door;
        }

        @Override
        protected void initChannel(Channel stream) {
            var clock = new ConnectionClock(parts.limits());
            var heads = new HeadBudget(parts.budget());
            stream.pipeline()
                    .addLast(new Http2StreamCodec())
                    .addLast(new ConnectionHandler(parts, clock, heads, door));
        }
    }
}
