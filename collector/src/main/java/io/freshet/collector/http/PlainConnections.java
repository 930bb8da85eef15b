package io.freshet.collector.http;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;

/** Prepares connections of the listener for plain HTTP. */
final class PlainConnections extends ChannelInitializer<SocketChannel> {

    private final ServerParts parts;
    private final Door door;
    private final ChannelGroup connections;

    PlainConnections(ServerParts parts, Door door, ChannelGroup connections) {
        this.parts = parts;
        this.door = door;
        this.connections = connections;
    }

    @Override
    protected void initChannel(SocketChannel connection) {
        connections.add(connection);
        Http1Pipeline.addTo(connection.pipeline(), parts, door);
    }
}
