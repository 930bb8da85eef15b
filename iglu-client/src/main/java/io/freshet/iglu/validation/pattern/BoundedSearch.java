package io.freshet.iglu.validation.pattern;

import java.util.regex.Pattern;

/** Looks for a pattern in a text, but not for ever: some patterns take years on some texts. */
public final class BoundedSearch {

    private BoundedSearch() {}

    /**
     * Whether the pattern is found anywhere in the text.
     *
     * @param mostSteps how often characters are looked at; an honest match looks a few times at
     *     each
     * @throws TooManySteps when that is not enough
     */
    public static boolean isFound(Pattern pattern, String text, int mostSteps) {
        return pattern.matcher(new CountedText(text, 0, text.length(), new Steps(mostSteps)))
                .find();
    }

    /** The search was given up. */
    public static final class TooManySteps extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooManySteps() {
            super(null, null, false, false);
        }
    }

    private static final class Steps {

        private int left;

        Steps(int most) {
            left = most;
        }

        void take() {
            if (--left < 0) {
                throw new TooManySteps();
            }
        }
    }

    private record CountedText(String text, int start, int end, Steps steps)
            implements CharSequence {

        @Override
        public char charAt(int index) {
            steps.take();
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
}
