package io.freshet.cli.doctor.check;

/** How a finding is meant. */
public enum Level {
    /** As it should be. */
    PASS,
    /** Could not be looked at. */
    SKIP,
    /** Works, and is not as it should be. */
    WARN,
    /** Does not work, or loses events. */
    FAIL
}
