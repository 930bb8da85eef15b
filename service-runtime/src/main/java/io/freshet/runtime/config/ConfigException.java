package io.freshet.runtime.config;

import io.freshet.runtime.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Keeps all problems, at least one. */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of reading; unknown keys last. */
    public List<Problem> problems() {
        return problems;
    }
}
