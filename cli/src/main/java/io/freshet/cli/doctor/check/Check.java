package io.freshet.cli.doctor.check;

import java.util.List;

/**
 * One question about a set-up. A check reaches for nothing: whoever runs it has gathered the facts.
 *
 * @param <F> what it looks at
 */
public interface Check<F> {

    /** Its name in reports and in the documentation. */
    String name();

    /** What it finds; nothing where the facts are not about it. */
    List<Finding> look(F facts);
}
