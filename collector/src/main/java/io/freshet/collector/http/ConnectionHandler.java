package io.freshet.collector.http;

import io.freshet.collector.http.Wire.Connection;
import io.freshet.collector.metrics.Refusal;
import io.freshet.collector.request.Rejection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, or one stream of an HTTP/2 connection: puts requests together and watches the
 * clock. Runs on the connection's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the connection anyway
final class ConnectionHandler extends ChannelInboundHandlerAdapter implements Watched, Drainable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ServerParts parts;
    private final ConnectionClock clock;
    private final HeadBudget heads;
    private final Answering answering;
    private final Door door;
    private @Nullable Incoming incoming;
    private @Nullable String peer;
    private boolean watched;
    private boolean deaf;

    ConnectionHandler(ServerParts parts, ConnectionClock clock, HeadBudget heads, Door door) {
        this.parts = parts;
        this.clock = clock;
        this.heads = heads;
        this.door = door;
        this.answering = new Answering(parts, clock, door.responder());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            watch(context);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        watch(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (deaf) {
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(context, request);
            }
            if (message instanceof HttpContent content && incoming != null) {
                add(context, incoming, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == HeadBudget.Exceeded.HEAD && !deaf) {
            reject(context, new Rejection(503, "Service Unavailable"));
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        answering.responses().readOrPause(context);
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!deaf && clock.isArriving()) {
            parts.metrics().turnedAway(Refusal.CUT_OFF);
        }
        deaf = true;
        forgetIncoming();
        parts.sweeps().of(context.executor()).remove(this);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof CodecException)) {
            LOGGER.atError().setCause(cause).log("connection failed");
        }
        context.close();
    }

    @Override
    public void drain(ChannelHandlerContext context) {
        if (answering.responses().isEmpty() && incoming == null) {
            context.close();
        }
    }

    @Override
    public void look(ChannelHandlerContext context) {
        var responses = answering.responses();
        if (responses.isStuck()) {
            context.close();
        } else if (responses.isEnded()) {
            return;
        } else if (!responses.isEmpty()) {
            answering.giveUpLate(context);
        } else if (clock.isRequestTooSlow()) {
            reject(context, new Rejection(408, "The request took too long to arrive."));
        } else if (clock.isIdleTooLong()) {
            context.close();
        }
    }

    @Override
    public long quietNanos() {
        return answering.responses().isEmpty() ? clock.quietNanos() : -1;
    }

    @Override
    public void giveWay(ChannelHandlerContext context) {
        if (clock.isArriving()) {
            reject(context, new Rejection(408, "Others are waiting."));
        } else {
            context.close();
        }
    }

    private void watch(ChannelHandlerContext context) {
        if (!watched) {
            watched = true;
            parts.sweeps().of(context.executor()).add(this, context);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        clock.requestArrives();
        heads.release();
        var failure = request.decoderResult().cause();
        if (failure instanceof PrematureChannelClosureException) {
            return; // the head was cut off; counted as soon as the connection is inactive
        }
        if (failure != null) {
            reject(context, Wire.rejection(failure));
            return;
        }
        var head = Wire.head(request);
        var checked = head.check(parts.limits());
        if (checked.rejection() != null) {
            reject(context, checked.rejection());
        } else if (HttpUtil.getContentLength(request, 0L) > parts.limits().maxBodyBytes()) {
            reject(context, new Rejection(413, "The body is too large."));
        } else if (checked.accepted() != null) {
            incoming = new Incoming(head, checked.accepted(), connection(request));
            if (HttpUtil.is100ContinueExpected(request) && answering.responses().isEmpty()) {
                context.writeAndFlush(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
        }
    }

    private void add(ChannelHandlerContext context, Incoming request, HttpContent content) {
        var bytes = content.content().readableBytes();
        if (content.decoderResult().isFailure()) {
            reject(context, new Rejection(400, "The body is malformed."));
        } else if (request.size() + bytes > parts.limits().maxBodyBytes()) {
            reject(context, new Rejection(413, "The body is too large."));
        } else if (bytes > 0 && !parts.budget().reserve(bytes)) {
            reject(context, new Rejection(503, "Service Unavailable"));
        } else {
            request.add(content.content());
            if (content instanceof LastHttpContent) {
                complete(context, request);
            }
        }
    }

    private void complete(ChannelHandlerContext context, Incoming request) {
        incoming = null;
        heads.release();
        clock.requestComplete();
        deaf = request.connection == Connection.CLOSE;
        var unreadable = request.isPost() ? parts.decompression().undo(request) : null;
        var complete = request.complete(peer(context), parts.clock().millis(), door.secure());
        var exchange =
                new Exchange(
                        complete.method(),
                        complete.headers(),
                        System.nanoTime(),
                        request.connection,
                        request.size(),
                        request.arrivedBytes(),
                        context.channel() instanceof Http2StreamChannel
                                ? "HTTP/2"
                                : request.version());
        if (unreadable == null) {
            answering.answer(context, exchange, complete);
        } else {
            answering.refuse(context, exchange, unreadable);
        }
    }

    private void reject(ChannelHandlerContext context, Rejection rejection) {
        forgetIncoming();
        deaf = true;
        clock.requestComplete();
        answering.reject(context, rejection);
    }

    private void forgetIncoming() {
        heads.release();
        if (incoming != null) {
            parts.budget().release(incoming.size());
            incoming = null;
        }
    }

    private String peer(ChannelHandlerContext context) {
        if (peer == null) {
            peer = peer(context.channel().remoteAddress());
        }
        return peer;
    }

    private static String peer(@Nullable Object remote) {
        if (remote instanceof InetSocketAddress socket && socket.getAddress() != null) {
            var address = socket.getAddress().getHostAddress();
            var scope = address.indexOf('%');
            return scope < 0 ? address : address.substring(0, scope);
        }
        return "unknown";
    }

    private static Connection connection(HttpRequest request) {
        if (!HttpUtil.isKeepAlive(request)) {
            return Connection.CLOSE;
        }
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                ? Connection.KEEP_ALIVE
                : Connection.DEFAULT;
    }
}
