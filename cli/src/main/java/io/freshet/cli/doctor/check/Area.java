package io.freshet.cli.doctor.check;

import java.util.List;

/** Checks that look at the same things. */
public interface Area {

    /** What they look at, one word. */
    String name();

    /** The names of its checks, in order. */
    List<String> checks();

    /** Gathers the facts and looks at them. */
    List<Result> examine();

    /** The names of some checks. */
    static List<String> names(List<? extends Check<?>> checks) {
        return checks.stream().map(Check::name).toList();
    }
}
