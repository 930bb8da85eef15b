package io.freshet.collector.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Gives a connection the handlers for HTTP/1.0 and HTTP/1.1. */
final class Http1Pipeline {

    private Http1Pipeline() {}

    /** Adds them at the end. */
    static void addTo(ChannelPipeline pipeline, ServerParts parts, Door door) {
        var clock = new ConnectionClock(parts.limits());
        var heads = new HeadBudget(parts.budget());
        pipeline.addLast(new RequestDecoder(parts.limits(), clock, heads))
                .addLast(new HttpResponseEncoder())
                .addLast(new ConnectionHandler(parts, clock, heads, door));
    }
}
