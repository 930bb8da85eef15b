package io.freshet.collector.http;

import io.netty.channel.ChannelHandlerContext;

/** Something with time limits that a {@link ConnectionSweep} looks at now and then. */
interface Watched {

    /** Ends what is over its time. Called on its event loop. */
    void look(ChannelHandlerContext context);

    /** For how long the server has been waiting for the client; negative while it is not. */
    long quietNanos();

    /** Ends at once, because others wait for a place. */
    void giveWay(ChannelHandlerContext context);
}
