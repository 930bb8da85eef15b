package io.freshet.iglu.validation.format;

import java.util.function.Predicate;

/** A rule for texts, and how it is told in reports that one does not fit. */
public final class Format {

    private final String name;
    private final String keyword;
    private final String description;
    private final Predicate<String> rule;

    private Format(String name, String keyword, String description, Predicate<String> rule) {
        this.name = name;
        this.keyword = keyword;
        this.description = description;
        this.rule = rule;
    }

    /** A rule whose reports name the text. */
    static Format ofValue(String name, String keyword, Predicate<String> rule) {
        return new Format(name, keyword, "", rule);
    }

    /** A rule whose reports name a pattern. */
    static Format ofPattern(String name, String pattern, Predicate<String> rule) {
        return new Format(name, "format", pattern, rule);
    }

    /** Whether the text fits. */
    public boolean fits(String text) {
        return rule.test(text);
    }

    /** The keyword that reports name, which is not always {@code format}. */
    public String keyword() {
        return keyword;
    }

    /** The two targets of a report about this text. */
    public Object[] targets(String text) {
        return description.isEmpty() ? new Object[] {text, name} : new Object[] {name, description};
    }
}
