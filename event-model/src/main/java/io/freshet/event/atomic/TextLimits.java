package io.freshet.event.atomic;

import java.util.Map;

/**
 * How long the texts of an event may be; what is longer is cut. Only columns of {@link
 * AtomicField.Kind#TEXT} are ever cut. Immutable.
 */
public final class TextLimits {

    /** Nothing is cut: what the reference does unless told otherwise. */
    public static final TextLimits NONE = new TextLimits(Map.of());

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final int[] maxLengths = new int[AtomicField.COUNT];

    private TextLimits(Map<AtomicField, Integer> maxLengths) {
        for (var field : AtomicField.all()) {
            int max = maxLengths.getOrDefault(field, UNLIMITED);
            if (max < 1) {
                throw new IllegalArgumentException(
                        "the longest " + field.column() + " has at least 1 character, was " + max);
            }
            this.maxLengths[field.ordinal()] =
                    field.kind() == AtomicField.Kind.TEXT ? max : UNLIMITED;
        }
    }

    /**
     * Limits of some columns.
     *
     * @param maxLengths in UTF-16 units, from 1 on; columns that hold no text are never cut
     */
    public static TextLimits of(Map<AtomicField, Integer> maxLengths) {
        return new TextLimits(maxLengths);
    }

    /** The text, or as much of its beginning as may stay. */
    String cut(AtomicField field, String text) {
        int max = maxLengths[field.ordinal()];
        return text.length() <= max ? text : text.substring(0, max);
    }
}
