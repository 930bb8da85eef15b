package io.freshet.runtime.problem;

/** How the {@code freshet} command ends. */
public enum ExitCode {
    /** All went well. */
    OK(0),
    /** Something was checked and has problems. */
    FOUND_PROBLEMS(1),
    /** Unknown command or option. */
    WRONG_USAGE(2),
    /** The configuration cannot be used. */
    BAD_CONFIGURATION(3),
    /** A broker, database or registry cannot be reached. */
    NOT_REACHABLE(4),
    /** Refused, because going on would lose data. */
    REFUSED(5),
    /** Waited long enough. */
    TIMED_OUT(6),
    /** A component failed while it was running. */
    FAILED(70),
    /** Stopped by Ctrl-C. */
    INTERRUPTED(130),
    /** Stopped by SIGTERM, as service managers do. */
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
