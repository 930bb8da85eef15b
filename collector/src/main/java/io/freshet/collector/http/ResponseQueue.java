package io.freshet.collector.http;

import io.freshet.collector.http.Wire.Connection;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
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
    private final ArrayDeque<Exchange> owed = new ArrayDeque<>();
    private boolean ended;

    ResponseQueue(ServerParts parts) {
        this.parts = parts;
    }

    void add(ChannelHandlerContext context, Exchange exchange) {
        owed.add(exchange);
        if (owed.size() >= MAX_PIPELINED) {
            context.channel().config().setAutoRead(false);
        }
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
            if (!ended && owed.size() < MAX_PIPELINED) {
                context.channel().config().setAutoRead(true);
            }
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
                        response, exchange.method.equals("HEAD"), connection, parts.date().now()));
        parts.metrics()
                .answered(
                        exchange.method,
                        exchange.kind,
                        response.status(),
                        System.nanoTime() - exchange.startedNanos);
        if (ended) {
            close(context);
        }
    }

    /**
     * Ends the connection so that the client can still read the response while it sends: our half
     * is closed first, what arrives is thrown away.
     */
    private static void close(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(true);
        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        (ChannelFutureListener)
                                written -> {
                                    if (written.channel() instanceof DuplexChannel duplex) {
                                        duplex.shutdownOutput();
                                    }
                                    context.executor()
                                            .schedule(
                                                    (Runnable) context::close,
                                                    LINGER_MILLIS,
                                                    TimeUnit.MILLISECONDS);
                                });
    }
}
