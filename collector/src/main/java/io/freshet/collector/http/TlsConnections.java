package io.freshet.collector.http;

import io.freshet.collector.settings.Http2Settings;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.TimeUnit;

/** Prepares connections of the https listener: a handshake first, then what client chose. */
final class TlsConnections extends ChannelInitializer<SocketChannel> {

    private static final long HANDSHAKE_SECONDS = 10;

    private final ServerParts parts;
    private final Door door;
    private final ChannelGroup connections;
    private final TlsContext tls;
    private final Http2Settings http2;

    TlsConnections(
            ServerParts parts,
            Door door,
            ChannelGroup connections,
            TlsContext tls,
            Http2Settings http2) {
        this.parts = parts;
        this.door = door;
        this.connections = connections;
        this.tls = tls;
        this.http2 = http2;
    }

    @Override
    protected void initChannel(SocketChannel connection) {
        connections.add(connection);
        var handshake = new SslHandler(tls.newEngine(connection.alloc()));
        handshake.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        connection.pipeline().addLast(handshake).addLast(new Negotiated());
    }

    private final class Negotiated extends ApplicationProtocolNegotiationHandler {

        private Negotiated() {
            super(ApplicationProtocolNames.HTTP_1_1);
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                Http2Pipeline.addTo(context.pipeline(), parts, door, http2);
            } else {
                Http1Pipeline.addTo(context.pipeline(), parts, door);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event)
                throws Exception {
            // Port scanners do this all day: counted, not logged.
            if (event instanceof SslHandshakeCompletionEvent ended && !ended.isSuccess()) {
                parts.metrics().tls().handshakeFailed();
            }
            super.userEventTriggered(context, event);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // nothing follows
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
