package io.freshet.collector.http;

import io.freshet.collector.settings.NetworkSettings;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** The sweep of each event loop. */
final class ConnectionSweeps {

    private final long everyMillis;
    private final BooleanSupplier crowded;
    private final Map<EventExecutor, ConnectionSweep> sweeps = new ConcurrentHashMap<>();

    ConnectionSweeps(NetworkSettings limits, BooleanSupplier crowded) {
        this.everyMillis = checkMillis(limits);
        this.crowded = crowded;
    }

    /** That of an event loop; only to be used on it. */
    ConnectionSweep of(EventExecutor loop) {
        return sweeps.computeIfAbsent(loop, l -> ConnectionSweep.start(l, everyMillis, crowded));
    }

    /** How often to look: a fraction of the shortest limit, at most once a second. */
    private static long checkMillis(NetworkSettings limits) {
        var shortest =
                Math.min(
                        limits.idleTimeout().toMillis(),
                        Math.min(
                                limits.requestTimeout().toMillis(),
                                limits.responseTimeout().toMillis()));
        return Math.max(20, Math.min(1000, shortest / 4));
    }
}
