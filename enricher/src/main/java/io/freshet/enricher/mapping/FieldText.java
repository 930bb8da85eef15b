package io.freshet.enricher.mapping;

import org.jspecify.annotations.Nullable;

/** The rule for every text that becomes a field: nothing in it may break a line of TSV. */
public final class FieldText {

    private FieldText() {}

    /**
     * Makes each tab four spaces and leaves out the other ASCII control characters (U+0000 to
     * U+001F, U+007F). Nothing is trimmed or cut.
     *
     * @return null where nothing is left
     */
    public static @Nullable String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return cleaned(text, i);
            }
        }
        return text.isEmpty() ? null : text;
    }

    /** As {@link #clean}, null for null. */
    public static @Nullable String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    private static @Nullable String cleaned(String text, int firstControl) {
        var clean = new StringBuilder(text.length() + 16).append(text, 0, firstControl);
        for (int i = firstControl; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                clean.append("    ");
            } else if (!isControl(c)) {
                clean.append(c);
            }
        }
        return clean.length() == 0 ? null : clean.toString();
    }

    private static boolean isControl(char c) {
        return c < ' ' || c == 0x7F;
    }
}
