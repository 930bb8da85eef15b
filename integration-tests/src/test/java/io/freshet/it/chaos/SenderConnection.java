package io.freshet.it.chaos;

import io.freshet.it.chaos.Try.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kept-alive connection with one request at a time on it. */
final class SenderConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final Sender sender;
    private @Nullable ChannelHandlerContext context;
    private @Nullable TrackedRequest request;
    private long sentMillis;
    private String host = "";
    private int status;
    private boolean staysOpen;

    SenderConnection(Sender sender) {
        this.sender = sender;
    }

    /** Writes a request; the sender hears how it ended. */
    void send(TrackedRequest next, long nowMillis) {
        request = next;
        sentMillis = nowMillis;
        status = 0;
        var open = Objects.requireNonNull(context, "no connection yet");
        open.writeAndFlush(http(next.number()), open.voidPromise());
    }

    /** Since when it waits for an answer. */
    long waitsSince() {
        return sentMillis;
    }

    /** Closes; its request is unanswered. */
    void giveUp() {
        Objects.requireNonNull(context, "no connection yet").close();
    }

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        context = opened;
        host = "127.0.0.1:" + ((InetSocketAddress) opened.channel().remoteAddress()).getPort();
        sender.isConnected(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext opened, HttpObject part) {
        if (part instanceof HttpResponse head) {
            status = head.status().code();
            staysOpen = HttpUtil.isKeepAlive(head);
        }
        if (part.decoderResult().isFailure()) {
            opened.close();
        } else if (part instanceof LastHttpContent) {
            end(Outcome.ofStatus(status));
            if (staysOpen) {
                sender.isFree(this);
            } else {
                opened.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        sender.isGone(this);
        end(Outcome.UNANSWERED);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        failed.close();
    }

    private void end(Outcome outcome) {
        var ended = request;
        request = null;
        if (ended != null) {
            sender.ended(ended, new Try(outcome, sentMillis, System.currentTimeMillis()));
        }
    }

    private FullHttpRequest http(int number) {
        var isPost = Load.isPost(number);
        var body =
                isPost ? sender.load().body(number).getBytes(StandardCharsets.UTF_8) : new byte[0];
        var http =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        isPost ? HttpMethod.POST : HttpMethod.GET,
                        sender.load().target(number),
                        Unpooled.wrappedBuffer(body));
        var headers = http.headers();
        headers.set(HttpHeaderNames.HOST, host);
        headers.set(HttpHeaderNames.USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) chaos");
        headers.set(HttpHeaderNames.ACCEPT, "*/*");
        if (isPost) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8");
            headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return http;
    }
}
