package io.freshet.cli.shell;

/** How a command prints its result. */
public enum OutputForm {
    /** For people. */
    TEXT,
    /** For programs: one JSON object on one line. */
    JSON
}
