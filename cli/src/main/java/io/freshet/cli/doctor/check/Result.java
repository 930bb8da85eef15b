package io.freshet.cli.doctor.check;

import java.util.ArrayList;
import java.util.List;

/**
 * A finding with the name of the check that made it.
 *
 * @param check the check's name
 * @param finding what it found
 */
public record Result(String check, Finding finding) {

    /** What several checks find in the same facts, in their order. */
    public static <F> List<Result> of(List<Check<F>> checks, F facts) {
        var results = new ArrayList<Result>();
        for (var check : checks) {
            for (var finding : check.look(facts)) {
                results.add(new Result(check.name(), finding));
            }
        }
        return results;
    }
}
