package io.freshet.loader.pg.lane;

/** Hears what lanes wait for; called on their threads. */
@FunctionalInterface
public interface LaneListener {

    /** Something has to be waited for and tried again. */
    void retries(Outage.Cause cause);
}
