package io.freshet.it.chaos;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at {@code /sink-health} all the time and remembers what it saw. */
final class HealthWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;

    private final HealthLook look;
    private final List<Seen> changes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private record Seen(long millis, boolean healthy) {}

    private HealthWatch(HealthLook look) {
        this.look = look;
    }

    /** Starts to look. */
    static HealthWatch start(int port) {
        var watch =
                new HealthWatch(
                        new HealthLook(URI.create("http://127.0.0.1:" + port + "/sink-health")));
        watch.timer.scheduleWithFixedDelay(watch::lookNow, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /**
     * The first moment from the given one on at which it was healthy; empty while there is none.
     */
    OptionalLong healthySince(long fromMillis) {
        var healthy = false;
        for (var seen : changes) {
            if (seen.millis() > fromMillis && healthy) {
                return OptionalLong.of(fromMillis);
            }
            healthy = seen.healthy();
            if (seen.millis() >= fromMillis && healthy) {
                return OptionalLong.of(seen.millis());
            }
        }
        return healthy ? OptionalLong.of(fromMillis) : OptionalLong.empty();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void lookNow() {
        var healthy = look.isOk();
        var now = System.currentTimeMillis();
        if (changes.isEmpty() || changes.get(changes.size() - 1).healthy() != healthy) {
            changes.add(new Seen(now, healthy));
        }
    }
}
