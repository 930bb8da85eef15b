package io.freshet.it.rolling;

/**
 * One instance that was stopped in good order and started again.
 *
 * @param number of the instance
 * @param beginMillis when it was told to stop, since the epoch
 * @param stoppedMillis when its process had ended
 * @param readyMillis when the new one said that it is ready
 */
record Restart(Stage stage, int number, long beginMillis, long stoppedMillis, long readyMillis) {

    /** For a group that shares its partitions out again when somebody has come. */
    private static final long SETTLE_MILLIS = 2_000;

    String name() {
        return stage.command() + "-" + number;
    }

    /** Whether any of it fell between two moments. */
    boolean touches(long fromMillis, long toMillis) {
        return fromMillis <= readyMillis + SETTLE_MILLIS && toMillis >= beginMillis;
    }
}
