package io.freshet.it.rolling;

import io.freshet.it.chaos.HealthLook;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands in front of the collectors: asks each for its health, and gives new connections to
 * those that are healthy, in turn. Connections that are open stay where they are.
 */
final class Balancer implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile List<Integer> healthy = List.of();

    private Balancer(List<Integer> ports) {
        this.ports = List.copyOf(ports);
    }

    /** Starts to look. */
    static Balancer start(List<Integer> ports) {
        var balancer = new Balancer(ports);
        balancer.timer.scheduleWithFixedDelay(
                balancer::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return balancer;
    }

    /** Where the next connection goes; anywhere while nobody is healthy. */
    int port() {
        var choice = healthy.isEmpty() ? ports : healthy;
        return choice.get(Math.floorMod(turn.getAndIncrement(), choice.size()));
    }

    private void look() {
        healthy =
                ports.stream()
                        .filter(
                                port ->
                                        new HealthLook(
                                                        URI.create(
                                                                "http://127.0.0.1:"
                                                                        + port
                                                                        + "/health"))
                                                .isOk())
                        .toList();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
