package io.freshet.enricher.enrichment.script;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at every call of a script at short intervals and stops those that take too long or too
 * much. Sleeps while no script runs.
 */
final class Watchdog implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    /** Looks without any call in sight before it goes to sleep. */
    private static final int BORED = 200;

    private final int mostSeen;
    private final Set<ScriptRoom> rooms = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "script-watchdog");
    private volatile boolean isAsleep;
    private volatile boolean isClosed;

    Watchdog(Duration timeLimit) {
        mostSeen = (int) Math.max(1, timeLimit.dividedBy(INTERVAL));
        thread.setDaemon(true);
        thread.start();
    }

    void add(ScriptRoom room) {
        rooms.add(room);
    }

    void remove(ScriptRoom room) {
        rooms.remove(room);
    }

    /** To be called when a call has begun. */
    void wake() {
        if (isAsleep) {
            LockSupport.unpark(thread);
        }
    }

    private void watch() {
        var idle = 0;
        while (!isClosed) {
            idle = lookAround() ? 0 : idle + 1;
            if (idle < BORED) {
                LockSupport.parkNanos(INTERVAL.toNanos());
            } else {
                isAsleep = true;
                // A call that began before it could be seen that we sleep is seen here.
                if (!lookAround() && !isClosed) {
                    LockSupport.park();
                }
                isAsleep = false;
                idle = 0;
            }
        }
    }

    /** Whether there was a call. */
    private boolean lookAround() {
        var isBusy = false;
        for (var room : rooms) {
            var call = room.current();
            if (call != null) {
                isBusy = true;
                if (call.isToBeStopped(mostSeen)) {
                    room.stop(call);
                }
            }
        }
        return isBusy;
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
