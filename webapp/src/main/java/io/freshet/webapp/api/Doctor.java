package io.freshet.webapp.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks the whole set-up over; whoever starts the webapp knows how. */
public interface Doctor {

    /** Looks now, which takes seconds, or as long as what is away takes to be noticed. */
    List<Finding> examine();

    /**
     * One thing that was found.
     *
     * @param area what was looked at, one word
     * @param check the check's name
     * @param level {@code fail}, {@code warn}, {@code skip} or {@code pass}
     * @param about a topic, a table, a file
     * @param what what is so, in words
     * @param fix what to do; null where there is nothing to do
     */
    record Finding(
            String area,
            String check,
            String level,
            String about,
            String what,
            @Nullable String fix) {}
}
