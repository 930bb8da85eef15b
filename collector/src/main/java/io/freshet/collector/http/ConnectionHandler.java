package io.freshet.collector.http;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.http.Wire.Connection;
import io.freshet.collector.request.Rejection;
import io.freshet.collector.request.TrackerRequest;
import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.response.Unavailable;
import io.freshet.collector.sink.SinkFailure;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: puts requests together, has them answered, waits for the sinks, responds in
 * order, and watches the clock. Runs on the connection's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the connection anyway
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectionHandler.class);

    private final ServerParts parts;
    private final ConnectionClock clock;
    private final ResponseQueue responses;
    private @Nullable Incoming incoming;
    private @Nullable String peer;
    private @Nullable Future<?> watch;
    private boolean deaf;

    ConnectionHandler(ServerParts parts, ConnectionClock clock) {
        this.parts = parts;
        this.clock = clock;
        this.responses = new ResponseQueue(parts);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        var millis = clock.checkMillis();
        watch =
                context.executor()
                        .scheduleWithFixedDelay(
                                () -> watchTheClock(context),
                                millis,
                                millis,
                                TimeUnit.MILLISECONDS);
        if (context.channel().remoteAddress() instanceof InetSocketAddress remote) {
            var address = remote.getAddress().getHostAddress();
            var scope = address.indexOf('%');
            peer = scope < 0 ? address : address.substring(0, scope);
        }
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
    public void channelInactive(ChannelHandlerContext context) {
        deaf = true;
        forgetIncoming();
        if (watch != null) {
            watch.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOGGER.atError().setCause(cause).log("connection failed");
        }
        context.close();
    }

    /** Ends the connection, at once where nothing is under way. */
    void drain(ChannelHandlerContext context) {
        if (responses.isEmpty() && incoming == null) {
            context.close();
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        var failure = request.decoderResult().cause();
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
            if (HttpUtil.is100ContinueExpected(request) && responses.isEmpty()) {
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
        clock.requestComplete();
        deaf = request.connection == Connection.CLOSE;
        var complete = request.complete(peer == null ? "unknown" : peer, parts.clock().millis());
        var exchange =
                new Exchange(
                        complete.method(),
                        complete.headers(),
                        System.nanoTime(),
                        request.connection,
                        request.size());
        responses.add(context, exchange);
        answer(context, exchange, complete);
    }

    private void answer(ChannelHandlerContext context, Exchange exchange, TrackerRequest request) {
        Answer answer;
        try {
            answer = parts.endpoints().answer(request);
        } catch (RuntimeException bug) {
            LOGGER.atError().setCause(bug).log("a request could not be answered");
            finish(context, exchange, CollectorResponse.text(500, "Internal Server Error"));
            return;
        }
        exchange.kind = answer.kind();
        parts.metrics().received(answer.fate(), request.body().length);
        if (answer.records().isEmpty()) {
            finish(context, exchange, answer.response());
            return;
        }
        var delivery = parts.sinks().deliver(answer.records());
        if (delivery.isDone() && !delivery.isCompletedExceptionally()) {
            delivered(context, exchange, answer, null);
        } else {
            var unused =
                    delivery.whenComplete(
                            (done, failure) ->
                                    context.executor()
                                            .execute(
                                                    () ->
                                                            delivered(
                                                                    context, exchange, answer,
                                                                    failure)));
        }
    }

    private void delivered(
            ChannelHandlerContext context,
            Exchange exchange,
            Answer answer,
            @Nullable Throwable failure) {
        if (exchange.response() != null) {
            return; // it was told to come again already
        }
        if (failure == null) {
            parts.metrics().accepted(answer.records());
            finish(context, exchange, answer.response());
        } else {
            parts.metrics().refused(reason(failure));
            finish(context, exchange, Unavailable.of(exchange.headers));
        }
    }

    private void finish(
            ChannelHandlerContext context, Exchange exchange, CollectorResponse response) {
        if (exchange.complete(response)) {
            parts.budget().release(exchange.bufferedBytes);
            flush(context);
        }
    }

    private void reject(ChannelHandlerContext context, Rejection rejection) {
        forgetIncoming();
        deaf = true;
        clock.requestComplete();
        var response = CollectorResponse.text(rejection.status(), rejection.reason());
        responses.add(context, Exchange.rejected(System.nanoTime(), response));
        flush(context);
    }

    private void flush(ChannelHandlerContext context) {
        if (responses.flush(context)) {
            clock.responded();
        }
    }

    private void watchTheClock(ChannelHandlerContext context) {
        if (responses.isEnded()) {
            return;
        }
        var oldest = responses.oldest();
        if (oldest != null) {
            if (clock.hasWaitedTooLong(oldest.startedNanos)) {
                parts.metrics().refused(SinkFailure.Reason.RESPONSE_TIMEOUT);
                finish(context, oldest, Unavailable.of(oldest.headers));
            }
        } else if (clock.isRequestTooSlow()) {
            reject(context, new Rejection(408, "The request took too long to arrive."));
        } else if (clock.isIdleTooLong()) {
            context.close();
        }
    }

    private void forgetIncoming() {
        if (incoming != null) {
            parts.budget().release(incoming.size());
            incoming = null;
        }
    }

    private static Connection connection(HttpRequest request) {
        if (!HttpUtil.isKeepAlive(request)) {
            return Connection.CLOSE;
        }
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                ? Connection.KEEP_ALIVE
                : Connection.DEFAULT;
    }

    private static SinkFailure.Reason reason(Throwable failure) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof SinkFailure sink
                ? sink.reason()
                : SinkFailure.Reason.NOT_ACKNOWLEDGED;
    }
}
