package io.freshet.collector.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;

/**
 * Ends connections of HTTP/2 without requests, and tells clients to go elsewhere when the server
 * stops: closing says GOAWAY first, and waits for the streams that are under way. Belongs to the
 * connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the connection anyway
final class Http2ConnectionWatch extends ChannelInboundHandlerAdapter
        implements Watched, Drainable {

    private final Http2FrameCodec codec;
    private final ServerParts parts;
    private long idleSinceNanos = System.nanoTime();
    private int newestStream;

    Http2ConnectionWatch(Http2FrameCodec codec, ServerParts parts) {
        this.codec = codec;
        this.parts = parts;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        parts.sweeps().of(context.executor()).add(this, context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        parts.sweeps().of(context.executor()).remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof Http2Exception)) { // the codec ends those itself, with the reason
            context.close();
        }
    }

    @Override
    public void drain(ChannelHandlerContext context) {
        context.close();
    }

    @Override
    public void look(ChannelHandlerContext context) {
        if (quietNanos() > parts.limits().idleTimeout().toNanos()) {
            context.close();
        }
    }

    @Override
    public void giveWay(ChannelHandlerContext context) {
        context.close();
    }

    @Override
    public long quietNanos() {
        var connection = codec.connection();
        var newest = connection.remote().lastStreamCreated();
        if (newest != newestStream || connection.numActiveStreams() > 0) {
            newestStream = newest;
            idleSinceNanos = System.nanoTime();
        }
        return connection.numActiveStreams() > 0 ? -1 : System.nanoTime() - idleSinceNanos;
    }
}
