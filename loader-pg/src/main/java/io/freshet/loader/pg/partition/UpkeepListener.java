package io.freshet.loader.pg.partition;

/** Hears of what upkeep has done, after it was committed. */
public interface UpkeepListener {

    /**
     * A part was made.
     *
     * @param rows how many rows were moved into it
     */
    void made(long rows);

    /** A part was dropped, with its rows. */
    void dropped();

    /** Something has to be tried again: a lock is held, the database refused. */
    void postponed();
}
