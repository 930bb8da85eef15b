package io.freshet.cli.doctor.check;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found.
 *
 * @param level how it is meant
 * @param about what it is about: a topic, a table, a file
 * @param what what is so, in words
 * @param fix what to do: a key, a value, a command; null where there is nothing to do
 */
public record Finding(Level level, String about, String what, @Nullable String fix) {

    /** As it should be. */
    public static Finding pass(String about, String what) {
        return new Finding(Level.PASS, about, what, null);
    }

    /** Could not be looked at, and why. */
    public static Finding skip(String about, String why) {
        return new Finding(Level.SKIP, about, why, null);
    }

    /** Works, and is not as it should be. */
    public static Finding warn(String about, String what, String fix) {
        return new Finding(Level.WARN, about, what, fix);
    }

    /** Does not work, or loses events. */
    public static Finding fail(String about, String what, String fix) {
        return new Finding(Level.FAIL, about, what, fix);
    }
}
