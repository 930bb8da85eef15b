package io.freshet.runtime.problem;

import org.jspecify.annotations.Nullable;

/** A component cannot start, for a reason that a person can mend. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Problem problem;

    /**
     * Keeps all that there is to say.
     *
     * @param cause what was caught, for {@code -v}; null where nothing was
     */
    public StartFailure(ExitCode exitCode, Problem problem, @Nullable Throwable cause) {
        super(problem.text(), cause);
        this.exitCode = exitCode;
        this.problem = problem;
    }

    /** How the process should end. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to show. */
    public Problem problem() {
        return problem;
    }
}
