package io.freshet.collector.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;

/** The handler that knows what is under way on a connection. */
interface Drainable extends ChannelHandler {

    /** Ends the connection, at once where nothing is under way. */
    void drain(ChannelHandlerContext context);
}
