package io.freshet.enricher.enrichment.iab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** User agents that a configuration names beside the lists; they come before them. */
public final class OwnPatterns {

    private final SubstringIndex included;
    private final SubstringIndex excluded;

    /**
     * Takes patterns; letter case does not matter.
     *
     * @param included of browsers
     * @param excluded of robots
     */
    public OwnPatterns(List<String> included, List<String> excluded) {
        this.included = index(included);
        this.excluded = index(excluded);
    }

    private static SubstringIndex index(List<String> patterns) {
        return new SubstringIndex(
                patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList());
    }

    /** What they say of a user agent in lower case; one that is in both is a browser. */
    Optional<Verdict> check(String userAgent) {
        if (has(included, userAgent)) {
            return Optional.of(Verdict.BROWSER);
        }
        return has(excluded, userAgent) ? Optional.of(Verdict.EXCLUDED) : Optional.empty();
    }

    private static boolean has(SubstringIndex index, String userAgent) {
        return index.first(userAgent, (pattern, start) -> true) != SubstringIndex.NONE;
    }
}
