package io.freshet.cli.tail;

/** How events are printed. */
enum TailForm {
    /** A line for people. */
    TEXT,
    /** An object a line. */
    JSON,
    /** A head, and a line each. */
    CSV
}
