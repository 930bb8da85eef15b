package io.freshet.collector.http;

import io.freshet.collector.accesslog.AccessLine;
import io.freshet.collector.accesslog.AccessLog;
import io.freshet.collector.http.Wire.Connection;
import io.freshet.collector.response.CollectorResponse;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The responses that a connection owes, in the order of their requests however they become ready.
 * Belongs to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends the connection anyway
final class ResponseQueue {

    /** So many requests may be under way on one connection before it is read no further. */
    private static final int MAX_PIPELINED = 64;

    private static final long LINGER_MILLIS = 1000;

    private final ServerParts parts;
    private final ArrayDeque<Exchange> owed = new ArrayDeque<>(1);
    private boolean paused;
    private boolean ended;
    private boolean unread;
    private long unreadSinceNanos;

    ResponseQueue(ServerParts parts) {
        this.parts = parts;
    }

    void add(ChannelHandlerContext context, Exchange exchange) {
        owed.add(exchange);
        parts.metrics().begun(exchange.method, exchange.bufferedBytes);
        if (owed.size() >= MAX_PIPELINED) {
            readOrPause(context);
        }
    }

    /** Reads no further while the client has enough requests under way or leaves answers unread. */
    void readOrPause(ChannelHandlerContext context) {
        var writable = context.channel().isWritable();
        if (writable == unread) {
            unread = !writable;
            unreadSinceNanos = System.nanoTime();
        }
        var pause = !ended && (unread || owed.size() >= MAX_PIPELINED);
        if (pause != paused) {
            paused = pause;
            context.channel().config().setAutoRead(!pause);
        }
    }

    /** Whether the client has left more unread, and for longer, than it may. */
    boolean isStuck() {
        return unread
                && System.nanoTime() - unreadSinceNanos
                        > parts.limits().responseTimeout().toNanos();
    }

    boolean isEmpty() {
        return owed.isEmpty();
    }

    @Nullable Exchange oldest() {
        return owed.peek();
    }

    /** Whether the connection has given its last response. */
    boolean isEnded() {
        return ended;
    }

    /** Writes what is ready and in turn; true if anything was. */
    boolean flush(ChannelHandlerContext context) {
        var wrote = false;
        while (!owed.isEmpty() && owed.element().response() != null && !ended) {
            write(context, owed.remove());
            wrote = true;
        }
        if (wrote) {
            context.flush();
            readOrPause(context);
        }
        return wrote;
    }

    private void write(ChannelHandlerContext context, Exchange exchange) {
        var response = exchange.response();
        if (response == null) {
            throw new IllegalStateException("only complete exchanges are written");
        }
        ended =
                exchange.connection == Connection.CLOSE
                        || (parts.draining().get() && owed.isEmpty());
        var connection = ended ? Connection.CLOSE : exchange.connection;
        context.write(
                Wire.response(
                        response,
                        exchange.method.equals("HEAD"),
                        connection,
                        parts.date().now(),
                        parts.hsts()));
        count(context, exchange, response);
        if (ended) {
            close(context);
        }
    }

    private static void endOutput(Channel channel) {
        if (channel instanceof DuplexChannel duplex) {
            var tls = channel.pipeline().get(SslHandler.class);
            if (tls == null) {
                duplex.shutdownOutput();
            } else {
                tls.closeOutbound().addListener(told -> duplex.shutdownOutput());
            }
        }
    }

    private void count(
            ChannelHandlerContext context, Exchange exchange, CollectorResponse response) {
        if (context.channel().isActive()) {
            var nanos = System.nanoTime() - exchange.startedNanos;
            parts.metrics()
                    .answered(
                            exchange.method,
                            exchange.kind,
                            response.status(),
                            nanos,
                            response.body().length);
            log(exchange, response, nanos);
        } else {
            parts.metrics().unanswered(exchange.method);
        }
    }

    private void log(Exchange exchange, CollectorResponse response, long nanos) {
        if (parts.accessLog() != AccessLog.OFF) {
            parts.accessLog()
                    .write(
                            new AccessLine(
                                    exchange.method,
                                    exchange.kind,
                                    response.status(),
                                    exchange.arrivedBytes,
                                    exchange.method.equals("HEAD") ? 0 : response.body().length,
                                    nanos,
                                    exchange.protocol,
                                    exchange.stored));
        }
    }

    /**
     * Ends the connection so that the client can still read the response while it sends: our half
     * is closed first, what arrives is thrown away.
     */
    private static void close(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        (ChannelFutureListener)
                                written -> {
                                    endOutput(written.channel());
                                    context.executor()
                                            .schedule(
                                                    (Runnable) context::close,
                                                    LINGER_MILLIS,
                                                    TimeUnit.MILLISECONDS);
                                });
    }
}
