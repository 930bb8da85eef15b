package io.freshet.it.chaos;

/**
 * One attempt to send a request.
 *
 * @param beginMillis when it began, since the epoch
 * @param endMillis when its outcome was known
 */
public record Try(Outcome outcome, long beginMillis, long endMillis) {

    /** What a tracker sees. */
    public enum Outcome {
        /** 200: the collector owns the events now. */
        ANSWERED("answered 200"),
        /** A status that says: later. */
        REFUSED("refused with 5xx"),
        /** A status that says: never; the load has no request that deserves it. */
        REJECTED("rejected with 4xx"),
        /** Nobody listened. */
        NOT_CONNECTED("not connected"),
        /** The connection broke, or the answer did not come; the events may have been stored. */
        UNANSWERED("no answer");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        static Outcome ofStatus(int status) {
            if (status == 200) {
                return ANSWERED;
            }
            return status >= 500 || status == 429 ? REFUSED : REJECTED;
        }
    }

    /** Whether its events may be in the topic although nobody said so. */
    boolean isInDoubt() {
        return outcome == Outcome.REFUSED || outcome == Outcome.UNANSWERED;
    }

    /** Whether any of it fell between two moments. */
    boolean touches(long fromMillis, long toMillis) {
        return beginMillis <= toMillis && endMillis >= fromMillis;
    }
}
