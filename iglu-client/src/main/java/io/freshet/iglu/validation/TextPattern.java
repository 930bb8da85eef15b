package io.freshet.iglu.validation;

import com.networknt.schema.SchemaException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a schema, in the JDK's dialect: found anywhere in a text, and {@code $} also before
 * a final line break. A wrong one matters only where data reaches it, as in the reference.
 */
final class TextPattern {

    /**
     * Looks at characters before a match is given up; an honest match looks a few times at each.
     */
    private static final int MOST_STEPS = 20_000_000;

    private final String regex;
    private volatile @Nullable Pattern compiled;

    TextPattern(String regex) {
        this.regex = regex;
    }

    /**
     * Whether the pattern is found in the text.
     *
     * @throws SchemaException when the pattern is none, or takes too many steps
     */
    boolean isFoundIn(String text) {
        return compile().matcher(new CountedText(text, 0, text.length(), new int[1])).find();
    }

    /**
     * The pattern, made when first asked for.
     *
     * @throws SchemaException when it is none
     */
    Pattern compile() {
        var known = compiled;
        if (known == null) {
            try {
                known = Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                throw new SchemaException("Pattern " + regex + " is no regular expression");
            }
            compiled = known;
        }
        return known;
    }

    private final class CountedText implements CharSequence {

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
                throw new SchemaException("Pattern " + regex + " takes too many steps");
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
}
