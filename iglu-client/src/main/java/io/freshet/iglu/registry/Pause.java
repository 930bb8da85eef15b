package io.freshet.iglu.registry;

import java.time.Duration;

/** How a thread waits; a seam for tests. */
@FunctionalInterface
public interface Pause {

    /** Lets the current thread sleep. */
    Pause SLEEPING =
            time -> {
                try {
                    Thread.sleep(time.toMillis());
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            };

    /** Waits; false where the wait was interrupted and the caller should stop. */
    boolean sleep(Duration time);
}
