package io.freshet.webapp.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Thins a stream that nobody could read: of each second {@link #PER_SECOND} events are shown, and
 * how many there were is told. For one reader.
 */
public final class LiveSample {

    /** More than this a second are thinned. */
    public static final int PER_SECOND = 200;

    private long second = Long.MIN_VALUE;
    private int of;
    private int shown;

    /**
     * What is to be shown now.
     *
     * @param events those that are shown
     * @param skipped how many were left out in this second so far
     */
    public record Shown(List<LiveRing.Numbered> events, int skipped) {

        public Shown {
            events = List.copyOf(events);
        }
    }

    /**
     * What of these is shown.
     *
     * @param nowMillis by which a second is told from the next
     */
    public Shown of(List<LiveRing.Numbered> events, long nowMillis) {
        if (nowMillis / 1000 != second) {
            second = nowMillis / 1000;
            of = 0;
            shown = 0;
        }
        var kept = new ArrayList<LiveRing.Numbered>();
        var room = PER_SECOND - shown;
        for (var i = 0; i < events.size(); i++) {
            // Evenly over what there is: the first of a burst say nothing of the rest.
            if (events.size() <= room
                    || (long) i * room / events.size() < (i + 1L) * room / events.size()) {
                kept.add(events.get(i));
            }
        }
        of += events.size();
        shown += kept.size();
        return new Shown(kept, of - shown);
    }

    /** One in how many is shown in this second, 1 where all are. */
    public int oneIn() {
        return shown == 0 ? Math.max(1, of) : Math.max(1, Math.round((float) of / shown));
    }
}
