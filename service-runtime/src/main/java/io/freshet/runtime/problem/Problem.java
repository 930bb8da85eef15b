package io.freshet.runtime.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, told so that a person can mend it.
 *
 * @param code a stable code such as {@code F6001}; see docs/reference/errors.md
 * @param what what happened, one line
 * @param where file and line, topic, or address; null where there is no place
 * @param why the cause in the words of whoever refused; null where {@code what} says it all
 * @param fix what to do: a key, a value, a command; null where nobody knows
 */
public record Problem(
        String code,
        String what,
        @Nullable String where,
        @Nullable String why,
        @Nullable String fix) {

    /** The problem as text of one to four lines, without a line break at the end. */
    public String text() {
        var text = new StringBuilder(code).append("  ").append(what);
        line(text, "where", where);
        line(text, "why", why);
        line(text, "fix", fix);
        return text.toString();
    }

    private static void line(StringBuilder text, String label, @Nullable String content) {
        if (content != null) {
            text.append("\n  ").append(label).append(" ".repeat(7 - label.length()));
            text.append(content);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
