package io.freshet.collector.spool;

/**
 * A place in a spool.
 *
 * @param segment which file, 1 or more
 * @param offset which byte of it
 */
public record Position(long segment, long offset) {

    /** Before everything. */
    static final Position START = new Position(0, 0);
}
