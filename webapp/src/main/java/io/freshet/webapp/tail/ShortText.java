package io.freshet.webapp.tail;

import org.jspecify.annotations.Nullable;

/** Texts that strangers sent, cut to what is worth keeping: a megabyte each would fill the heap. */
public final class ShortText {

    private ShortText() {}

    /** The text, or its beginning with an ellipsis. */
    public static String of(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** The same for what may be absent. */
    public static @Nullable String orNull(@Nullable String text, int most) {
        return text == null ? null : of(text, most);
    }
}
