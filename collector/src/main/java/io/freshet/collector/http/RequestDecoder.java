package io.freshet.collector.http;

import io.freshet.collector.settings.NetworkSettings;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Reads HTTP/1 requests, and tells how long a head takes to arrive and how much memory it holds
 * meanwhile. A request with both a length and a transfer coding is malformed: proxies disagree on
 * which of the two counts (RFC 9112, 6.1).
 */
final class RequestDecoder extends HttpRequestDecoder {

    /** Beyond the target, a request line holds a method and a version. */
    private static final int REQUEST_LINE_EXTRA = 64;

    private final ConnectionClock clock;
    private final HeadBudget heads;
    private boolean withinHead;
    private boolean withinBody;

    RequestDecoder(NetworkSettings limits, ConnectionClock clock, HeadBudget heads) {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.maxUriLength() + REQUEST_LINE_EXTRA)
                        .setMaxHeaderSize(limits.maxHeadersLength()));
        this.clock = clock;
        this.heads = heads;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        var bytes = message instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
        clock.requestArrives();
        super.channelRead(context, message);
        if (withinHead || actualReadableBytes() > 0) {
            clock.requestArrives();
            if (!heads.hold(bytes)) {
                context.fireUserEventTriggered(HeadBudget.Exceeded.HEAD);
            }
        } else if (!withinBody) {
            clock.requestComplete(); // empty lines between requests are none
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws Exception {
        var before = out.size();
        super.decode(context, in, out);
        if (out.size() > before) {
            withinHead = false;
            withinBody = !(out.get(out.size() - 1) instanceof LastHttpContent);
        }
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) throws Exception {
        withinHead = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length and Transfer-Encoding exclude another");
    }
}
