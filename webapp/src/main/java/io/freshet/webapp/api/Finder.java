package io.freshet.webapp.api;

import java.util.List;

/** Finds one kind of thing by what a person typed: a whole id, the begin of one, or a name. */
@FunctionalInterface
public interface Finder {

    /**
     * The best hits first.
     *
     * @param text without blanks around it, not empty
     * @param most how many are wanted
     */
    List<Hit> find(String text, int most);
}
