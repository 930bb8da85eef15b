package io.freshet.it.chaos;

/**
 * Something that was done to the pipeline.
 *
 * @param beginMillis when it was done, since the epoch
 * @param restoredMillis when what was taken away was started again (a collector: listened again)
 * @param healthyMillis when {@code /sink-health} said so after that
 */
record Fault(Kind kind, long beginMillis, long restoredMillis, long healthyMillis) {

    /** What was done. */
    enum Kind {
        COLLECTOR_KILLED("collector killed (-9)"),
        BROKER_STOPPED("broker stopped"),
        BROKER_KILLED("broker killed (-9)"),
        BROKER_FROZEN("broker frozen (STOP)");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    boolean isOfTheBroker() {
        return kind != Kind.COLLECTOR_KILLED;
    }

    /**
     * Whether it may have left the try in doubt: a kill those that were under way, a broker's
     * absence all until the collector is healthy again.
     */
    boolean hit(Try one) {
        return one.touches(beginMillis, isOfTheBroker() ? healthyMillis : restoredMillis);
    }
}
