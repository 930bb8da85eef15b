package io.freshet.cli.shell;

/** Lines for the exit-code part of a command's help; the numbers are those of {@code ExitCode}. */
public final class Exit {

    /** All went well. */
    public static final String OK = "0:success";

    /** A check said no. */
    public static final String FOUND_PROBLEMS = "1:checked and found problems";

    /** The command line makes no sense. */
    public static final String WRONG_USAGE = "2:unknown command or option";

    /** The configuration cannot be used. */
    public static final String BAD_CONFIGURATION = "3:bad configuration, all problems are listed";

    /** Something that is needed does not answer. */
    public static final String NOT_REACHABLE = "4:broker, database or registry not reachable";

    /** Going on would lose data. */
    public static final String REFUSED = "5:refused, because going on would lose data";

    /** Something took too long. */
    public static final String TIMED_OUT = "6:timed out";

    /** A defect, or a component that broke. */
    public static final String FAILED = "70:failed while running";

    /** Signals. */
    public static final String INTERRUPTED =
            "130, 143:stopped by Ctrl-C, by SIGTERM; in good order";

    private Exit() {}
}
