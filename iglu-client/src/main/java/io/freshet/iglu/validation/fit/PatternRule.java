package io.freshet.iglu.validation.fit;

import java.util.Optional;
import java.util.regex.Matcher;
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
            return matcher(text).find() ? Found.FOUND : Found.MISSING;
        } catch (TooManySteps | StackOverflowError e) {
            return Found.UNSURE;
        }
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new CountedText(text, 0, text.length(), new int[1]));
    }

    /** A text that ends the search when it was looked at too often. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private final int start;
        private final int end;
        private final int[] steps;

        CountedText(String text, int start, int end, int[] steps) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.steps = steps;
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(start + index);
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new CountedText(text, start + from, start + to, steps);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }

    private static final class TooManySteps extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
