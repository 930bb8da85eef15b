package io.freshet.collector.http;

import io.freshet.collector.settings.WarmupSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to a server that nobody else knows yet. */
public final class Warmup {

    private static final Logger LOGGER = LoggerFactory.getLogger(Warmup.class);
    private static final Duration CYCLE_PATIENCE = Duration.ofSeconds(30);

    private Warmup() {}

    /**
     * Runs all cycles, and returns when the last has ended.
     *
     * @param mostConnections to open at a time, whatever the settings say
     * @return how many requests were answered
     */
    public static long run(WarmupSettings settings, InetSocketAddress server, int mostConnections) {
        var loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("collector-warmup", true),
                        NioIoHandler.newFactory());
        try {
            return cycles(settings, server, mostConnections, loop);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static long cycles(
            WarmupSettings settings,
            InetSocketAddress server,
            int mostConnections,
            EventLoopGroup loop) {
        var answered = 0L;
        for (var number = 1; number <= settings.maxCycles(); number++) {
            var requests = Math.multiplyExact((long) number, settings.numRequests());
            var connections = Math.min((long) number * settings.maxConnections(), mostConnections);
            var started = System.nanoTime();
            var cycle = new WarmupCycle(loop, server, requests, (int) Math.max(1, connections));
            cycle.run(CYCLE_PATIENCE);
            answered += cycle.answered();
            LOGGER.atInfo()
                    .addKeyValue("cycle", number)
                    .addKeyValue("answered", cycle.answered())
                    .addKeyValue("failed", requests - cycle.answered())
                    .addKeyValue(
                            "millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
                    .log("warm-up");
            if (cycle.answered() < requests) {
                break;
            }
        }
        return answered;
    }
}
