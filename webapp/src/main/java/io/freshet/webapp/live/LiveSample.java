package io.freshet.webapp.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Thins a stream that nobody could read: of each second {@link #PER_SECOND} events are shown at
 * most, evenly, and one in how many is told. For one reader.
 */
public final class LiveSample {

    /** More than this a second are thinned. */
    public static final int PER_SECOND = 200;

    private long second = Long.MIN_VALUE;
    private int of;
    private int shown;
    private int oneIn = 1;

    /** What of these is shown. */
    public List<LiveRing.Numbered> of(List<LiveRing.Numbered> events, long nowMillis) {
        turn(nowMillis);
        oneIn = Math.max(oneIn, thinness(of + events.size()));
        var kept = new ArrayList<LiveRing.Numbered>();
        for (var one : events) {
            if (of % oneIn == 0 && shown < PER_SECOND) {
                kept.add(one);
                shown++;
            }
            of++;
        }
        return kept;
    }

    /** One in how many is shown at a moment, 1 where all are. */
    public int oneIn(long nowMillis) {
        turn(nowMillis);
        return oneIn;
    }

    private static int thinness(int events) {
        return Math.max(1, (events + PER_SECOND - 1) / PER_SECOND);
    }

    /** A second begins as thin as the one before it had to be in the end. */
    private void turn(long nowMillis) {
        var now = Math.floorDiv(nowMillis, 1000L);
        if (now == second) {
            return;
        }
        oneIn = now == second + 1 ? thinness(of) : 1;
        second = now;
        of = 0;
        shown = 0;
    }
}
