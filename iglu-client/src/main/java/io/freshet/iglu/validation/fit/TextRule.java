package io.freshet.iglu.validation.fit;

import io.freshet.iglu.validation.format.Format;
import java.util.Optional;

/** {@code minLength}, {@code maxLength}, {@code format} and {@code pattern}. */
final class TextRule {

    private final int minLength;
    private final int maxLength;
    private final boolean isOfAnyLength;
    private final Optional<Format> format;
    private final Optional<PatternRule> pattern;

    TextRule(int minLength, int maxLength, Optional<Format> format, Optional<PatternRule> pattern) {
        this.minLength = minLength;
        this.maxLength = maxLength;
        isOfAnyLength = minLength <= 0 && maxLength == Integer.MAX_VALUE;
        this.format = format;
        this.pattern = pattern;
    }

    boolean fits(String text) {
        return (isOfAnyLength || hasRightLength(text))
                && (format.isEmpty() || format.get().fits(text))
                && (pattern.isEmpty() || pattern.get().isFoundIn(text));
    }

    /** In code points, of which a text has at least half as many as it has chars. */
    private boolean hasRightLength(String text) {
        var chars = text.length();
        if (chars <= maxLength && chars / 2 >= minLength) {
            return true;
        }
        var length = text.codePointCount(0, chars);
        return length >= minLength && length <= maxLength;
    }
}
