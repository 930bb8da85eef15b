package io.freshet.iglu.validation.fit;

import io.freshet.iglu.validation.pattern.BoundedSearch;
import io.freshet.iglu.validation.pattern.BoundedSearch.TooManySteps;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code pattern}: the usual ones by {@link GreedyPattern}, all others by the JDK, which takes more
 * time and memory.
 */
final class PatternRule {

    /** What looking for a pattern gave. */
    enum Found {
        FOUND,
        MISSING,
        /** Too long a text, or too many steps. */
        UNSURE
    }

    // far more than honest patterns need, and far less than the full validator allows
    private static final int MOST_STEPS = 50_000;
    private static final int LONGEST_TEXT = 2_000;

    private final Pattern pattern;
    private final Optional<GreedyPattern> greedy;

    /**
     * @throws java.util.regex.PatternSyntaxException when the text is no pattern
     */
    PatternRule(String regex) {
        pattern = Pattern.compile(regex);
        greedy = GreedyPatternParser.parse(regex);
    }

    /** Whether the pattern is found for certain. */
    boolean isFoundIn(String text) {
        return lookedForIn(text) == Found.FOUND;
    }

    Found lookedForIn(String text) {
        if (greedy.isPresent() && greedy.get().isFoundIn(text)) {
            return Found.FOUND;
        }
        if (text.length() > LONGEST_TEXT) {
            return Found.UNSURE;
        }
        try {
            return BoundedSearch.isFound(pattern, text, MOST_STEPS) ? Found.FOUND : Found.MISSING;
        } catch (TooManySteps | StackOverflowError e) {
            return Found.UNSURE;
        }
    }
}
