package io.freshet.enricher.enrichment.sql;

import java.time.Duration;

/** Time limits for drivers that count whole seconds. */
final class Seconds {

    private Seconds() {}

    /** The limit rounded up, 1 or more. */
    static int atLeast(Duration limit) {
        return (int) Math.max(1, (limit.toMillis() + 999) / 1000);
    }
}
