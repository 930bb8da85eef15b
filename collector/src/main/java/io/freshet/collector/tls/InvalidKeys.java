package io.freshet.collector.tls;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Certificate and private key cannot be used. */
final class InvalidKeys extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    InvalidKeys(String what, Path where, String fix, @Nullable Throwable cause) {
        super(what, cause);
        problem =
                new Problem(
                        "F6011",
                        what,
                        where.toString(),
                        cause == null ? null : String.valueOf(cause.getMessage()),
                        fix);
    }

    Problem problem() {
        return problem;
    }

    StartFailure asStartFailure() {
        return new StartFailure(ExitCode.BAD_CONFIGURATION, problem, this);
    }
}
