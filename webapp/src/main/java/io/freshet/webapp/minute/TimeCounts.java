package io.freshet.webapp.minute;

/** How often one thing happened in the last day. Takes 6 kB; not thread-safe. */
public final class TimeCounts {

    /** One more than a window has, for a window may begin in the middle of what is kept. */
    private final Slots fine = new Slots(Window.QUARTER.stepMillis(), Window.QUARTER.steps() + 1);

    private final Slots minutes = new Slots(Window.DAY.stepMillis(), Window.DAY.steps() + 1);

    /** Counts one more. */
    public void add(long atMillis) {
        add(atMillis, 1);
    }

    /** Counts several at once. */
    public void add(long atMillis, int count) {
        fine.add(atMillis, count);
        minutes.add(atMillis, count);
    }

    /** When the newest counted thing happened, to the minute. */
    long lastMillis() {
        return minutes.lastMillis();
    }

    /** How often in a window. */
    public long sum(Window window, long nowMillis) {
        return sum(window, window.fromMillis(nowMillis), nowMillis);
    }

    /**
     * How often in a window from a moment on; counts of the step that the moment is in included.
     */
    public long sum(Window window, long fromMillis, long nowMillis) {
        var from = Math.max(fromMillis, window.fromMillis(nowMillis));
        var step = window.stepMillis();
        return slots(window).sum(Math.floorDiv(from, step), Math.floorDiv(nowMillis, step) + 1);
    }

    /**
     * How often in each part of a window.
     *
     * @param points how many parts of equal length; divides the window's number of steps
     */
    public int[] series(Window window, int points, long nowMillis) {
        var each = window.steps() / points;
        var first = Math.floorDiv(window.fromMillis(nowMillis), window.stepMillis());
        var series = new int[points];
        for (var i = 0; i < points; i++) {
            var from = first + (long) i * each;
            series[i] = Math.toIntExact(slots(window).sum(from, from + each));
        }
        return series;
    }

    private Slots slots(Window window) {
        return window == Window.QUARTER ? fine : minutes;
    }
}
