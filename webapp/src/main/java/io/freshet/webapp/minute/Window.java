package io.freshet.webapp.minute;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far back a page looks. Windows end with the step that is under way. */
public enum Window {
    /** In steps of 15 seconds. */
    QUARTER("15m", 15_000, 60, 15),
    /** In steps of a minute. */
    HOUR("1h", 60_000, 60, 60),
    /** Counted in steps of a minute. */
    DAY("24h", 60_000, 1440, 900);

    private final String word;
    private final long stepMillis;
    private final int steps;
    private final int chartSeconds;

    Window(String word, long stepMillis, int steps, int chartSeconds) {
        this.word = word;
        this.stepMillis = stepMillis;
        this.steps = steps;
        this.chartSeconds = chartSeconds;
    }

    /** The window of a name such as {@code 15m}. */
    public static Optional<Window> of(String word) {
        return Arrays.stream(values()).filter(window -> window.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Window::word).toList();
    }

    /** Its name. */
    public String word() {
        return word;
    }

    /** The length of one count, milliseconds. */
    public long stepMillis() {
        return stepMillis;
    }

    /** How many counts it has. */
    public int steps() {
        return steps;
    }

    /** The length of one point of a chart. */
    public int chartSeconds() {
        return chartSeconds;
    }

    /** How many points a chart has. */
    public int chartPoints() {
        return Math.toIntExact(stepMillis * steps / (chartSeconds * 1000L));
    }

    /** When it begins. */
    public long fromMillis(long nowMillis) {
        return (Math.floorDiv(nowMillis, stepMillis) + 1 - steps) * stepMillis;
    }
}
