package io.freshet.loader.pg.copy;

import java.util.Locale;

/** What loading a batch consists of, for those who ask where the time goes. */
public enum Step {
    /** The offsets are moved on, which fences. */
    ADVANCE,
    /** Schemas and tables are looked at for events that were deferred. */
    DEFERRED,
    /** Events that were loaded before are looked for. */
    DUPLICATES,
    /** The rows are sent and written. */
    COPY,
    /** Bad rows are delivered. */
    DELIVER,
    /** The transaction ends. */
    COMMIT;

    /** As it stands in metrics. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Hears how long steps take. */
    @FunctionalInterface
    public interface Listener {

        /** A step of a batch has ended. */
        void took(Step step, long nanos);
    }
}
