package io.freshet.cli.shell;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows something again and again, each time in place of what it showed before. */
public final class Refresh {

    private final Duration interval;
    private final PrintWriter out;
    private final boolean inPlace;
    private int lines;

    /**
     * Shows nothing yet.
     *
     * @param inPlace whether lines on {@code out} may be written over; else each stands below the
     *     last
     */
    public Refresh(Duration interval, PrintWriter out, boolean inPlace) {
        this.interval = interval;
        this.out = out;
        this.inPlace = inPlace;
    }

    /**
     * Goes on until the thread is interrupted; Ctrl-C ends the process before that.
     *
     * @param screen whole lines
     */
    public void run(Supplier<String> screen) {
        while (!Thread.currentThread().isInterrupted()) {
            show(screen.get());
            try {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void show(String text) {
        if (inPlace && lines > 0) {
            // cursor up over the last lines, then clear to the end of the screen
            out.printf(Locale.ROOT, "\u001b[%dA\u001b[J", lines);
        }
        lines = (int) text.lines().count();
        out.print(text);
        out.flush();
    }
}
