package io.freshet.loader.pg.copy;

import java.util.List;

/** Where bad rows go. */
public interface BadRowSink {

    /** Bad rows could not be delivered; to be tried again later. */
    final class Unavailable extends Exception {

        private static final long serialVersionUID = 1L;

        /** Says why. */
        public Unavailable(Throwable cause) {
            super("bad rows cannot be delivered: " + cause.getMessage(), cause);
        }
    }

    /**
     * Delivers the rows; when it returns they are safe.
     *
     * @throws Unavailable when that is not sure
     */
    void deliver(List<BadRecord> rows) throws Unavailable;
}
